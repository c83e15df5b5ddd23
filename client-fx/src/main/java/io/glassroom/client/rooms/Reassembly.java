package io.glassroom.client.rooms;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// How the decoder's buffer of each connection filled lately: packets arrive in pieces, and wait until they are whole.
final class Reassembly implements CaptureListener {

    /// After a piece had arrived, or the rest of the packet.
    ///
    /// @param waiting bytes of the packet that are there
    /// @param whole bytes that it has, head included; 0 while that is not known
    record Step(long waiting, long whole) {

        boolean complete() {
            return whole > 0 && waiting >= whole;
        }
    }

    static final int STEPS = 60; // kept of one connection
    static final int CONNECTIONS = 64; // of which pieces have come

    private final Map<TappedConnection, Queue<Step>> filling = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TappedConnection, Queue<Step>> eldest) {
            return size() > CONNECTIONS;
        }
    };
    private long changes;

    /// The oldest first; none for whom every packet came whole.
    List<Step> of(TappedConnection connection) {
        return List.copyOf(filling.getOrDefault(connection, new ArrayDeque<>()));
    }

    /// Another number, another picture.
    long changes() {
        return changes;
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (record.event() instanceof TapEvent.Transport transport
                && transport.what() == TapEvent.TransportStep.BUFFERED) {
            note(filling.computeIfAbsent(connection, fresh -> new ArrayDeque<>()), transport.bytes(), transport.whole());
        }
    }

    /// A packet is whole.
    @Override
    public void captured(CapturedPacket packet) {
        Queue<Step> steps = packet.direction() == Direction.IN && !filling.isEmpty()
                ? filling.get(packet.connection())
                : null;
        if (steps != null) {
            note(steps, packet.length(), packet.length());
        }
    }

    private void note(Queue<Step> steps, long waiting, long whole) {
        steps.add(new Step(waiting, whole));
        if (steps.size() > STEPS) {
            steps.remove();
        }
        changes++;
    }
}
