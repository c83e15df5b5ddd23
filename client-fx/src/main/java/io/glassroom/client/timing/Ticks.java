package io.glassroom.client.timing;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.tap.Direction;
import java.util.Arrays;

/// When a connection was last heard of and spoken to: eight bytes for each of the last moments. Packets of one kind and
/// one direction within half a second are one tick.
final class Ticks {

    private static final int KEPT = 256; // at most
    private static final long APART = 500_000_000; // nanoseconds
    private static final int BEAT = 1;
    private static final int OUT = 2;
    private static final int BITS = 2; // below the moment

    private long[] moments = new long[16]; // nanoseconds of the node, their lowest bits replaced; circular once full
    private final long[] last = new long[1 << BITS];
    private long noted;

    Ticks() {
        Arrays.fill(last, Long.MIN_VALUE / 2);
    }

    /// One tick.
    ///
    /// @param nanos of the node's clock
    /// @param beat a heartbeat, not something else
    record Tick(long nanos, Direction direction, boolean beat) {}

    void note(CapturedPacket packet, long nanos) {
        int kind = (packet.packet() == PacketKind.HEARTBEAT ? BEAT : 0) | (packet.direction() == Direction.OUT ? OUT : 0);
        if (nanos - last[kind] < APART) {
            return;
        }
        last[kind] = nanos;
        if (noted == moments.length && moments.length < KEPT) {
            moments = Arrays.copyOf(moments, moments.length * 2);
        }
        moments[(int) (noted++ % moments.length)] = nanos & -(1 << BITS) | kind;
    }

    int size() {
        return (int) Math.min(noted, moments.length);
    }

    /// @param index 0 for the oldest
    Tick get(int index) {
        long moment = moments[(int) ((noted - size() + index) % moments.length)];
        return new Tick(
                moment & -(1 << BITS),
                (moment & OUT) == 0 ? Direction.IN : Direction.OUT,
                (moment & BEAT) != 0);
    }
}
