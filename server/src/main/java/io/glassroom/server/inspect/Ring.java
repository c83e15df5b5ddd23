package io.glassroom.server.inspect;

import io.glassroom.protocol.tap.TapRecord;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The newest records, each in the slot that its sequence number gives it. Writers never wait: not for readers, whose
/// slowness overwrites what they have not read, and not for one another.
///
/// A writer that was held up between taking its number and coming here may find the slot taken by a record one round
/// younger. Then it gives up: its record has left the ring already, and a reader sees a gap, as with any other that was
/// overwritten.
final class Ring {

    private final AtomicReferenceArray<@Nullable TapRecord> slots;
    private final int mask;

    /// @param capacity records, a power of two
    Ring(int capacity) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("ring of " + capacity + " records, must be a power of two");
        }
        slots = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    int capacity() {
        return slots.length();
    }

    void put(TapRecord record) {
        int slot = (int) record.sequence() & mask;
        TapRecord before = slots.getAcquire(slot);
        while (before == null || before.sequence() < record.sequence()) {
            TapRecord found = slots.compareAndExchangeRelease(slot, before, record);
            if (found == before) {
                return;
            }
            before = found;
        }
    }

    /// What is where the record of this number is, was or will be: an older one if it has not come yet, a younger one
    /// if it is gone.
    @Nullable TapRecord at(long sequence) {
        return slots.getAcquire((int) sequence & mask);
    }

    /// Lets go of all records, so that they need no memory while nobody reads.
    void clear() {
        for (int slot = 0; slot < slots.length(); slot++) {
            slots.setRelease(slot, null);
        }
    }
}
