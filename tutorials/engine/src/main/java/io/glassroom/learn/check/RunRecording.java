package io.glassroom.learn.check;

import io.glassroom.checks.Track.Side;
import io.glassroom.learn.course.Texts;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The recording of one failed check: what was said until then, both ways, on each connection; then, on a connection of
/// its own, the packet that should have come. A note says what is wrong. It opens in the desktop client like any other.
final class RunRecording {

    private final Texts texts;
    private final GlassText out;
    private final List<Said> said = new ArrayList<>(); // the first one is packet 1

    RunRecording(String step, Locale language) {
        this.texts = Texts.in(language);
        this.out = new GlassText(step, texts.get("recording.cut"));
    }

    /// @return the wrong byte, or that of the packet that is missing; empty if nothing was said and nothing is missing
    Optional<Finding.Shown> write(Path file, Conversation conversation, Wrong wrong) throws IOException {
        List<Wire> wires = wires(conversation.lines());
        introduce(wires);
        tell(conversation.events(), wires);
        out.turnTo(Duration.ofMillis(conversation.millis()));
        Optional<Finding.Shown> shown = point(file, wrong);
        if (shown.isEmpty()) {
            Files.deleteIfExists(file); // of an earlier run
            return shown;
        }
        out.mark(shown.get().packet());
        Files.createDirectories(file.getParent());
        Files.write(file, out.take().toArray());
        return shown;
    }

    /// Gives each line a name of its own.
    private List<Wire> wires(List<Conversation.Line> lines) {
        Set<String> taken = new HashSet<>();
        List<Wire> wires = new ArrayList<>();
        for (Conversation.Line line : lines) {
            String name = line.name().isEmpty() ? texts.get("recording.client." + key(line.side())) : line.name();
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + " " + number;
            }
            wires.add(new Wire(line.side(), node(line.side()), free, line.working()));
        }
        return wires;
    }

    private String node(Side side) {
        return texts.get("recording.server." + key(side));
    }

    private static String key(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private void introduce(List<Wire> wires) {
        for (String node : wires.stream().map(Wire::node).distinct().toList()) {
            out.node(
                    node,
                    wires.stream().filter(wire -> wire.node().equals(node) && wire.working()).map(Wire::id).toList());
        }
    }

    private void tell(List<Conversation.Event> events, List<Wire> wires) {
        Set<Wire> open = new HashSet<>(wires.stream().filter(Wire::working).toList());
        for (Conversation.Event event : events) {
            Wire wire = wires.get(event.line());
            out.turnTo(Duration.ofMillis(event.millis()));
            if (open.add(wire)) { // also if its opening is not on the tape any more
                out.link(wire.node(), wire.id(), LinkState.OPENED, LinkState.OPENED, "");
            }
            switch (event.kind()) {
                case IN -> say(wire, true, Bytes.hex(event.bytes()));
                case OUT -> say(wire, false, Bytes.hex(event.bytes()));
                case OPENED -> {}
                case WORKING -> out.link(wire.node(), wire.id(), LinkState.HANDSHAKEN, LinkState.WORKING, "");
                case CLOSED -> {
                    String why = (event.code() + " " + event.reason()).strip();
                    out.link(wire.node(), wire.id(), LinkState.WORKING, LinkState.CLOSED, why);
                }
            }
        }
    }

    private void say(Wire wire, boolean in, Bytes bytes) {
        said.add(new Said(wire, in, bytes));
        out.packet(wire.node(), wire.id(), wire.direction(in), bytes);
    }

    /// Says what is wrong, and adds what should have come.
    private Optional<Finding.Shown> point(Path file, Wrong wrong) {
        Cut actual = Cut.of(wrong.actual(), wrong.at());
        Cut expected = Cut.of(wrong.expected(), wrong.at());
        if (actual.reaches()) {
            int found = found(actual);
            expect(said.get(found).wire(), expected);
            return Optional.of(shown(file, found, actual.offset(), wrong.words()));
        }
        if (expected.reaches()) { // nothing came in its place
            expect(last(), expected);
            String words = texts.get("recording.missing") + " " + wrong.words();
            return Optional.of(shown(file, said.size() - 1, expected.offset(), words));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(shown(file, said.size() - 1, wrong.at(), wrong.words()));
    }

    /// The index of what is wrong, in what was said; if it was made, but never sent, it is said now.
    private int found(Cut actual) {
        int found = Said.find(said, actual);
        if (found >= 0) {
            return found;
        }
        say(last().named(texts.get("recording.actual")), false, actual.there());
        return said.size() - 1;
    }

    private Wire last() {
        return said.isEmpty() ? new Wire(Side.SERVER, node(Side.SERVER), "", true) : said.getLast().wire();
    }

    private void expect(Wire beside, Cut expected) {
        if (expected.reaches()) {
            Wire wire = beside.named(texts.get("recording.expected"));
            say(wire, false, expected.there());
            out.named(wire.node(), wire.id(), wire.id()); // a Join would give its connection the name that is in it
            out.note(said.size(), texts.get("recording.missing"));
        }
    }

    private Finding.Shown shown(Path file, int index, int offset, String words) {
        out.note(index + 1, words);
        int last = Math.max(0, said.get(index).bytes().length() - 1);
        return new Finding.Shown(file, index + 1, Math.clamp(offset, 0, last));
    }
}
