package io.glassroom.client.recordings;

import io.glassroom.client.feed.GlassLine;
import io.glassroom.client.feed.RecordingReader;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a recording holds of its connections, in order: their packets and their ends.
///
/// @param begunBefore connections that were there before the recording began; nothing of them is in the steps
record Script(List<Step> steps, int begunBefore) {

    /// Most packets that can be replayed; they are all in memory.
    static final int MOST = 100_000;

    sealed interface Step {

        TappedConnection connection();

        record Passed(CapturedPacket packet) implements Step {
            @Override
            public TappedConnection connection() {
                return packet.connection();
            }
        }

        record Ended(TappedConnection connection) implements Step {}
    }

    /// @throws IOException if the file cannot be read, or is too large to be replayed
    static Script read(Path file) throws IOException {
        var capture = new Capture(1);
        var gatherer = new Gatherer();
        capture.listen(gatherer);
        try (var reader = RecordingReader.open(file)) {
            for (Optional<GlassLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                switch (line.get()) {
                    case GlassLine.Tapped(TapLine.Recorded(TapRecord record)) -> capture.apply(record);
                    case GlassLine.Tapped(TapLine.Hello hello) -> capture.introduce(hello);
                    case GlassLine.Known known -> capture.recall(known.memory());
                    case GlassLine.Tapped(TapLine.Lost lost) -> {}
                    case GlassLine.Head head -> {}
                    case GlassLine.Written written -> {}
                }
                if (gatherer.steps.size() > MOST) {
                    throw new IOException("more than " + MOST + " packets");
                }
            }
        }
        Set<TappedConnection> late = gatherer.late;
        return new Script(
                gatherer.steps.stream().filter(step -> !late.contains(step.connection())).toList(), late.size());
    }

    private static final class Gatherer implements CaptureListener {
        private final List<Step> steps = new ArrayList<>();
        private final Set<TappedConnection> seen = new HashSet<>();
        private final Set<TappedConnection> late = new HashSet<>();

        @Override
        public void captured(CapturedPacket packet) {
            meet(packet.connection(), false);
            steps.add(new Step.Passed(packet));
        }

        @Override
        public void told(TapRecord record, TappedConnection connection) {
            if (record.event() instanceof TapEvent.Link link) {
                meet(connection, link.from().equals(link.to()));
                if (link.to().equals("CLOSED")) {
                    steps.add(new Step.Ended(connection));
                }
            }
        }

        private void meet(TappedConnection connection, boolean opening) {
            if (seen.add(connection) && !opening) {
                late.add(connection);
            }
        }
    }
}
