package io.glassroom.learn.check;

import com.google.gson.JsonObject;
import io.glassroom.learn.course.Texts;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A recording (docs/recordings.md) of one failed check: two connections, what should have been sent and what was. It
/// opens in the desktop client like any other.
final class RunRecording {

    private static final String NODE = "check";
    private static final String EXPECTED = "c1";
    private static final String ACTUAL = "c2";
    private static final long APART = Duration.ofMillis(1).toNanos();
    private static final int SEEN = 64; // bytes of a broken packet that a record may hold

    private final String step;
    private final Texts texts;
    private final Instant begun = Instant.now();
    private final TapWriter out = new TapWriter();
    private int packets; // written
    private long records;

    RunRecording(String step, Locale language) {
        this.step = step;
        this.texts = Texts.in(language);
    }

    /// @param at offset of the first wrong byte
    /// @return where the wrong byte is; that of the expected packet if nothing was sent
    Finding.Shown write(Path file, Bytes expected, Bytes actual, int at) throws IOException {
        out.write(new TapLine.Hello(
                NODE,
                "",
                RouteDictionary.EMPTY,
                Duration.ZERO,
                "json",
                List.of(present(EXPECTED, "recording.expected"), present(ACTUAL, "recording.actual"))));
        Finding.Shown wanted = send(file, EXPECTED, expected, at);
        Finding.Shown found = actual.isEmpty() ? wanted : send(file, ACTUAL, actual, Math.min(at, actual.length() - 1));
        Files.createDirectories(file.getParent());
        Files.write(file, Bytes.utf8(head() + "\n").concat(out.take()).concat(Bytes.utf8(mark(found.packet()) + "\n")).toArray());
        return found;
    }

    private TapLine.Present present(String connection, String name) {
        return new TapLine.Present(connection, step, LinkState.WORKING.name(), 0, "", texts.get(name), List.of());
    }

    /// Cuts the bytes into packets, as far as they are some.
    private Finding.Shown send(Path file, String connection, Bytes bytes, int at) {
        int start = 0;
        Finding.Shown shown = new Finding.Shown(file, packets + 1, 0);
        while (start < bytes.length()) {
            int end = sendOne(connection, bytes.from(start)) + start;
            if (start <= at) {
                shown = new Finding.Shown(file, packets, Math.min(at, end - 1) - start);
            }
            start = end;
        }
        return shown;
    }

    /// @return how many bytes that were: all that are left, if they are no packet
    private int sendOne(String connection, Bytes rest) {
        packets++;
        try {
            Packet packet = PacketDecoder.read(rest, PacketEncoder.MAX_BODY, FieldSink.NONE);
            if (packet == null) {
                reject(connection, new Fault(Rule.PACKET_INCOMPLETE, rest.length(), "the packet ends here"), rest);
                return rest.length();
            }
            int length = PacketEncoder.HEAD + rest.u24(1);
            record(new TapEvent.Frame(connection, Direction.OUT, rest.slice(0, length)));
            return length;
        } catch (ProtocolException broken) {
            reject(connection, broken.fault(), rest);
            return rest.length();
        }
    }

    private void reject(String connection, Fault fault, Bytes rest) {
        record(new TapEvent.Rejected(connection, Direction.OUT, fault, rest.slice(0, Math.min(SEEN, rest.length()))));
    }

    private void record(TapEvent event) {
        records++;
        out.write(new TapRecord(records, records * APART, begun.plusNanos(records * APART), NODE, FlowId.NONE, event));
    }

    private String head() {
        var json = new JsonObject();
        json.addProperty("k", "glass");
        json.addProperty("format", 1);
        json.addProperty("program", "glassroom learn");
        json.addProperty("source", step);
        json.addProperty("begun", begun.toString());
        return json.toString();
    }

    private static String mark(int packet) {
        var json = new JsonObject();
        json.addProperty("k", "mark");
        json.addProperty("p", packet);
        json.addProperty("set", true);
        return json.toString();
    }
}
