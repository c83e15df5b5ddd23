package io.glassroom.client.model;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What became of the messages behind the packets: whether a handler took each, and for how long. Four bytes for each
/// packet kept. Owned by the thread that owns the [Capture].
public final class Dispatches implements CaptureListener {

    private static final int UNDER_WAY = 4_096; // messages whose handlers may still be at work
    private static final String HANDLED = "handled";

    private final PacketRing packets;
    private final int[] micros; // at the packet's number modulo the ring; 0 for none, negative if it ended with an error
    private final Map<FlowId, CapturedPacket> underWay = new LinkedHashMap<>();
    private final Map<FlowId, TapEvent.Dispatch> early = new LinkedHashMap<>(); // told before the packet, by another node

    /// A handler's work.
    ///
    /// @param took from arrival to the end of the handler, to a microsecond
    /// @param handled whether it ended without an error
    public record Handling(Duration took, boolean handled) {}

    public Dispatches(Capture capture) {
        packets = capture.packets();
        micros = new int[packets.capacity()];
        capture.listen(this);
    }

    @Override
    public void captured(CapturedPacket packet) {
        micros[slot(packet)] = 0;
        if (packet.direction() == Direction.IN && !packet.flow().isNone()) {
            TapEvent.Dispatch before = early.remove(packet.flow());
            if (before != null) {
                note(packet, before);
                return;
            }
            underWay.put(packet.flow(), packet);
            if (underWay.size() > UNDER_WAY) {
                underWay.remove(underWay.keySet().iterator().next());
            }
        }
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        if (record.event() instanceof TapEvent.Dispatch dispatch && !isForwarded(dispatch)) {
            CapturedPacket message = underWay.get(record.flow());
            if (message != null && message.connection() == connection) {
                underWay.remove(record.flow());
                note(message, dispatch);
            } else if (message == null && !connection.node().equals(record.node())) {
                early.put(record.flow(), dispatch);
                if (early.size() > UNDER_WAY) {
                    early.remove(early.keySet().iterator().next());
                }
            }
        }
    }

    /// Another node handles it, and will tell.
    private static boolean isForwarded(TapEvent.Dispatch dispatch) {
        return dispatch.destination().equals("remote") && dispatch.outcome().equals(HANDLED);
    }

    private void note(CapturedPacket message, TapEvent.Dispatch dispatch) {
        int took = Math.clamp(dispatch.took().toNanos() / 1_000 + 1, 1, Integer.MAX_VALUE);
        micros[slot(message)] = dispatch.outcome().equals(HANDLED) ? took : -took;
    }

    private int slot(CapturedPacket packet) {
        return (int) (packet.number() % micros.length);
    }

    /// How the message of this packet was handled; empty if that was not told, or the packet is not kept any more.
    public Optional<Handling> of(CapturedPacket packet) {
        int took = micros[slot(packet)];
        boolean kept = packets.size() > 0 && packet.number() >= packets.get(0).number();
        return took == 0 || !kept
                ? Optional.empty()
                : Optional.of(new Handling(Duration.ofNanos((Math.abs(took) - 1) * 1_000L), took > 0));
    }
}
