package io.glassroom.learn.check;

import io.glassroom.checks.Passed;
import io.glassroom.checks.Tape;
import io.glassroom.checks.Tape.Entry;
import io.glassroom.checks.Track;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What passed between the learner's code and its world during one check: the [Tape] of the other process, as text.
///
/// @param millis what the clock of the check showed in the end
record Conversation(List<Line> lines, List<Event> events, long millis) {

    static final Conversation NONE = new Conversation(List.of(), List.of(), 0);

    /// A connection.
    ///
    /// @param side what the learner's code is
    /// @param name of the client; empty if there is but one
    /// @param working whether its handshake was over when it began
    record Line(Track.Side side, String name, boolean working) {}

    /// Something that happened on one of the lines.
    ///
    /// @param line counts from 0
    /// @param millis what the clock of the check showed
    /// @param bytes of a packet, in hexadecimal
    /// @param code with which a connection was closed
    /// @param reason why it was closed
    record Event(int line, long millis, Kind kind, String bytes, int code, String reason) {

        /// To the learner's code, from it, or about the connection.
        enum Kind {
            IN,
            OUT,
            OPENED,
            WORKING,
            CLOSED
        }
    }

    /// Whether time has passed since the last event.
    boolean endsLater() {
        return !events.isEmpty() && events.getLast().millis() < millis;
    }

    static Conversation of(Tape tape) {
        HexFormat hex = HexFormat.of();
        Map<Track, Integer> lines = new LinkedHashMap<>();
        List<Event> events = tape.entries().stream().map(entry -> {
            int line = lines.computeIfAbsent(entry.track(), track -> lines.size());
            return switch (entry) {
                case Passed packet -> {
                    Event.Kind kind = packet.in() ? Event.Kind.IN : Event.Kind.OUT;
                    yield new Event(line, packet.millis(), kind, hex.formatHex(packet.bytes()), 0, "");
                }
                case Entry.Opened opened -> new Event(line, opened.millis(), Event.Kind.OPENED, "", 0, "");
                case Entry.Working working -> new Event(line, working.millis(), Event.Kind.WORKING, "", 0, "");
                case Entry.Closed closed ->
                    new Event(line, closed.millis(), Event.Kind.CLOSED, "", closed.code(), closed.reason());
            };
        }).toList();
        return new Conversation(
                lines.keySet().stream().map(track -> new Line(track.side(), track.name(), track.working())).toList(),
                events,
                tape.millis());
    }
}
