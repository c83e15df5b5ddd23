package io.glassroom.learn.check;

import com.google.gson.JsonObject;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.tap.TapWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The text of a recording (docs/recordings.md), line by line. Each event has the time of the last [#turnTo].
final class GlassText {

    private static final int SEEN = 64; // bytes of a broken packet that a record may hold
    private static final int NOTE = 240; // characters

    private final String source;
    private final String cut;
    private final Instant begun = Instant.now();
    private final TapWriter out = new TapWriter();
    private final StringBuilder margin = new StringBuilder();
    private Duration now = Duration.ZERO;
    private long records;

    /// @param source what was recorded, for people
    /// @param cut what there is to say of a packet that is not whole
    GlassText(String source, String cut) {
        this.source = source;
        this.cut = cut;
    }

    /// @param working the connections whose handshake was over before
    void node(String node, List<String> working) {
        List<TapLine.Present> present = working.stream()
                .map(id -> new TapLine.Present(id, "", LinkState.WORKING.name(), 0, "", List.of()))
                .toList();
        out.write(new TapLine.Hello(node, "", RouteDictionary.EMPTY, Duration.ZERO, "json", present));
    }

    void turnTo(Duration time) {
        now = time;
    }

    /// A packet, or something that is none.
    void packet(String node, String connection, Direction direction, Bytes bytes) {
        try {
            if (PacketDecoder.read(bytes, PacketEncoder.MAX_BODY, FieldSink.NONE) == null) {
                var fault = new Fault(Rule.PACKET_INCOMPLETE, bytes.length(), cut);
                rejected(node, connection, direction, fault, bytes);
            } else {
                record(node, new TapEvent.Frame(connection, direction, bytes));
            }
        } catch (ProtocolException broken) {
            rejected(node, connection, direction, broken.fault(), bytes);
        }
    }

    private void rejected(String node, String connection, Direction direction, Fault fault, Bytes bytes) {
        Bytes seen = bytes.slice(0, Math.min(SEEN, bytes.length()));
        record(node, new TapEvent.Rejected(connection, direction, fault, seen));
    }

    void link(String node, String connection, LinkState from, LinkState to, String detail) {
        record(node, new TapEvent.Link(connection, from.name(), to.name(), detail));
    }

    /// From now on the connection has this name for people.
    void named(String node, String connection, String name) {
        record(node, new TapEvent.Session(connection, 0, "", TapEvent.SessionStep.NAMED, name));
    }

    private void record(String node, TapEvent event) {
        records++;
        out.write(new TapRecord(records, now.toNanos(), begun.plus(now), node, FlowId.NONE, event));
    }

    /// @param packet counts from 1
    void mark(int packet) {
        var json = new JsonObject();
        json.addProperty("k", "mark");
        json.addProperty("p", packet);
        json.addProperty("set", true);
        margin.append(json).append('\n');
    }

    /// @param packet counts from 1
    void note(int packet, String words) {
        var json = new JsonObject();
        json.addProperty("k", "note");
        json.addProperty("p", packet);
        json.addProperty("text", words.length() <= NOTE ? words : words.substring(0, NOTE) + " …");
        margin.append(json).append('\n');
    }

    /// The whole of it. Call it once, last.
    Bytes take() {
        var head = new JsonObject();
        head.addProperty("k", "glass");
        head.addProperty("format", 1);
        head.addProperty("program", "glassroom learn");
        head.addProperty("source", source);
        head.addProperty("begun", begun.toString());
        return Bytes.utf8(head + "\n").concat(out.take()).concat(Bytes.utf8(margin.toString()));
    }
}
