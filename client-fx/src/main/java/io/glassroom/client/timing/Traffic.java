package io.glassroom.client.timing;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Instant;
import java.util.Arrays;

/// Packets and bytes of each kind in each of the last [#SECONDS] seconds, by the wall clock of the nodes. Owned by the
/// thread that owns the [Capture].
final class Traffic implements CaptureListener {

    /// As far back as it knows.
    static final int SECONDS = 600;

    private static final int KINDS = PacketKind.values().length;

    private final int[][] packets = new int[SECONDS][KINDS];
    private final long[][] bytes = new long[SECONDS][KINDS];
    private final long[] first = new long[SECONDS]; // number of the second's first packet; 0 for none
    private final long[] last = new long[SECONDS];
    private long newest = -SECONDS; // second since 1970
    private long toldNanos;
    private Instant toldAt = Instant.EPOCH;
    private String toldBy = "";

    Traffic(Capture capture) {
        capture.listen(this);
    }

    @Override
    public void captured(CapturedPacket packet) {
        long second = packet.at().getEpochSecond();
        if (second > newest) {
            clear(second);
        } else if (newest - second >= SECONDS) {
            return; // of a node whose clock is minutes behind
        }
        int slot = slot(second);
        int kind = packet.packet().ordinal();
        packets[slot][kind]++;
        bytes[slot][kind] += packet.length();
        last[slot] = packet.number();
        if (first[slot] == 0) {
            first[slot] = packet.number();
        }
    }

    private void clear(long second) {
        for (long fresh = Math.max(newest + 1, second - SECONDS + 1); fresh <= second; fresh++) {
            int slot = slot(fresh);
            Arrays.fill(packets[slot], 0);
            Arrays.fill(bytes[slot], 0);
            first[slot] = 0;
            last[slot] = 0;
        }
        newest = second;
    }

    @Override
    public void told(TapRecord record, TappedConnection connection) {
        toldNanos = record.nanos();
        toldAt = record.at();
        toldBy = record.node();
    }

    /// What the wall clock of the node that told last shows by now; the second of that is not over yet.
    long now(NodeClock clock) {
        return toldBy.isEmpty() ? 0 : toldAt.plusNanos(Math.max(0, clock.nanos(toldBy) - toldNanos)).getEpochSecond();
    }

    /// Packets of a kind in a second.
    int packets(long second, PacketKind kind) {
        return isKnown(second) ? packets[slot(second)][kind.ordinal()] : 0;
    }

    /// Bytes of a kind in a second.
    long bytes(long second, PacketKind kind) {
        return isKnown(second) ? bytes[slot(second)][kind.ordinal()] : 0;
    }

    /// Number of the first packet of a second; 0 if there was none.
    long first(long second) {
        return isKnown(second) ? first[slot(second)] : 0;
    }

    /// Number of the last packet of a second; 0 if there was none.
    long last(long second) {
        return isKnown(second) ? last[slot(second)] : 0;
    }

    private boolean isKnown(long second) {
        return second <= newest && newest - second < SECONDS;
    }

    private static int slot(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
