package io.glassroom.client.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last packets of a capture, oldest first. When it is full, by number or by bytes, each new packet pushes out the
/// oldest, and what was pushed out is counted.
public final class PacketRing {

    /// Bytes of packets that are kept: far more than chats need, and little enough that large bodies do not use up the
    /// memory that the start script grants.
    private static final long MOST_BYTES = 32_000_000;

    private final @Nullable CapturedPacket[] packets;
    private int start; // index of the oldest
    private int size;
    private long evicted;
    private long bytes;

    /// @param capacity packets, at least 1
    public PacketRing(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", at least 1");
        }
        packets = new CapturedPacket[capacity];
    }

    public int capacity() {
        return packets.length;
    }

    public int size() {
        return size;
    }

    /// How many have been pushed out so far.
    public long evicted() {
        return evicted;
    }

    /// @param index 0 for the oldest
    public CapturedPacket get(int index) {
        Objects.checkIndex(index, size);
        return Objects.requireNonNull(packets[(start + index) % packets.length]);
    }

    /// The packet of this number, if it is still kept.
    public Optional<CapturedPacket> find(long number) {
        int index = indexOf(number);
        return index < size && get(index).number() == number ? Optional.of(get(index)) : Optional.empty();
    }

    void add(CapturedPacket packet) {
        bytes += packet.length();
        while (size > 0 && (size == packets.length || bytes > MOST_BYTES)) {
            bytes -= get(0).length();
            packets[start] = null;
            start = (start + 1) % packets.length;
            size--;
            evicted++;
        }
        packets[(start + size++) % packets.length] = packet;
    }

    /// Index of the first packet whose number is at least this one; [#size] if there is none.
    public int indexOf(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
