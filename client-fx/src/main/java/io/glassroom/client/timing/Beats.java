package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Notes for each connection when it was heard of. Owned by the thread that owns the [Capture].
final class Beats implements CaptureListener {

    private static final int CLOSED_KEPT = 10;
    private static final Ticks NONE = new Ticks();

    private final Map<TappedConnection, Ticks> ticks = new IdentityHashMap<>();
    private final List<TappedConnection> closed = new ArrayList<>(); // the last few, oldest first
    private @Nullable CapturedPacket fresh;

    Beats(Capture capture) {
        capture.listen(this);
    }

    @Override
    public void captured(CapturedPacket packet) {
        fresh = packet;
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        CapturedPacket packet = fresh;
        fresh = null;
        if (packet != null && packet.length() > 0) {
            ticks.computeIfAbsent(connection, key -> new Ticks()).note(packet, record.nanos());
        } else if (record.event() instanceof TapEvent.Link && connection.closed() && !closed.contains(connection)) {
            closed.add(connection);
            if (closed.size() > CLOSED_KEPT) {
                ticks.remove(closed.removeFirst());
            }
        }
    }

    Ticks of(TappedConnection connection) {
        return ticks.getOrDefault(connection, NONE);
    }

    /// The connections that were closed last, the latest first.
    List<TappedConnection> closed() {
        return closed.reversed();
    }
}
