package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What a node's own monotonic clock shows at this moment: the clock by which it waits, and by which its records are
/// dated.
@FunctionalInterface
public interface NodeClock {

    /// Nanoseconds of this node's clock.
    long nanos(String node);

    /// Nodes in this process, whose time can be asked. Where it stands still, so does everything drawn from it.
    static NodeClock of(Time time) {
        return node -> time.nanos();
    }

    /// Nodes elsewhere: their records tell how far their clocks are from ours. The record that travelled fastest within
    /// the last minute counts, so that the estimate is late by the way of one record, and follows clocks that drift.
    static NodeClock estimated(Capture capture, Time time) {
        var clock = new Estimate(time);
        capture.listen(clock);
        return clock;
    }

    /// Nodes of a recording: it is as late as the last record says.
    static NodeClock recorded(Capture capture) {
        Map<String, Long> last = new HashMap<>();
        capture.listen(new CaptureListener() {
            @Override
            public void told(TapRecord record, TappedConnection connection) {
                last.put(record.node(), record.nanos());
            }
        });
        return node -> last.getOrDefault(node, 0L);
    }

    /// See [#estimated].
    final class Estimate implements NodeClock, CaptureListener {

        private static final long FRESH = Duration.ofMinutes(1).toNanos();

        private final Time time;
        private final Map<String, Distance> distances = new HashMap<>();

        private static final class Distance {
            private long nanos;
            private long noted;
        }

        private Estimate(Time time) {
            this.time = time;
        }

        @Override
        public void told(TapRecord record, TappedConnection connection) {
            long now = time.nanos();
            long distance = record.nanos() - now;
            Distance known = distances.get(record.node());
            if (known == null) {
                known = new Distance();
                distances.put(record.node(), known);
            } else if (distance < known.nanos && now - known.noted < FRESH) {
                return;
            }
            known.nanos = distance;
            known.noted = now;
        }

        @Override
        public void introduced(TapLine.Hello hello) {
            distances.remove(hello.node());
        }

        @Override
        public long nanos(String node) {
            Distance known = distances.get(node);
            return time.nanos() + (known == null ? 0 : known.nanos);
        }
    }
}
