package io.glassroom.server.inspect;

import io.glassroom.protocol.tap.TapRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// One watcher's place in the ring of a [TapHub]. Safe for any thread, though two that poll share the records.
public final class TapSubscription implements AutoCloseable {

    /// @param records in the order of their numbers, without a gap between them
    /// @param lost how many came between the last batch and the first of these, and are gone
    public record Batch(List<TapRecord> records, long lost) {
        public Batch {
            records = List.copyOf(records);
        }

        public boolean isEmpty() {
            return records.isEmpty() && lost == 0;
        }
    }

    private final Ring ring;
    private final LongSupplier newest;
    private final Runnable onClose;
    private long next; // number of the next record to read
    private boolean closed;

    TapSubscription(Ring ring, LongSupplier newest, Runnable onClose, long next) {
        this.ring = ring;
        this.newest = newest;
        this.onClose = onClose;
        this.next = next;
    }

    /// Takes what has come since the last time, without waiting. A gap ends a batch: the next one begins with it.
    ///
    /// @param max most records
    public synchronized Batch poll(int max) {
        var records = new ArrayList<TapRecord>(Math.min(max, 64));
        long lost = 0;
        while (!closed && records.size() < max) {
            TapRecord record = ring.at(next);
            if (record == null || record.sequence() < next) {
                break;
            }
            if (record.sequence() == next) {
                records.add(record);
                next++;
            } else if (records.isEmpty()) {
                long oldest = Math.max(next + 1, newest.getAsLong() - ring.capacity() + 1);
                lost += oldest - next;
                next = oldest;
            } else {
                break;
            }
        }
        return new Batch(records, lost);
    }

    /// Ends it; later polls find nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }
}
