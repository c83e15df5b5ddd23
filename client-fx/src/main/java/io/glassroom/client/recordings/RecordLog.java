package io.glassroom.client.recordings;

import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;

/// The last things that the taps told, as they told them: what a recording begins with that includes what is past. The
/// records hold on to bytes that the list holds on to as well, so that one costs about a hundred bytes more.
final class RecordLog {

    private final Object[] told; // TapRecord or TapLine.Hello
    private final long[] before; // packets that had been captured before each
    private int start;
    private int size;
    private boolean complete = true;

    RecordLog(int capacity) {
        told = new Object[capacity];
        before = new long[capacity];
    }

    void add(TapRecord record, long packets) {
        put(record, packets);
    }

    void add(TapLine.Hello hello, long packets) {
        put(hello, packets);
    }

    private void put(Object one, long packets) {
        int at = (start + size) % told.length;
        if (size == told.length) {
            start = (start + 1) % told.length;
            complete = false;
        } else {
            size++;
        }
        told[at] = one;
        before[at] = packets;
    }

    /// Whether nothing has been forgotten yet.
    boolean isComplete() {
        return complete;
    }

    int size() {
        return size;
    }

    /// How many packets had been captured before the oldest of these.
    long firstBefore() {
        return size == 0 ? 0 : before[start];
    }

    /// Tells everything again.
    void replay(Listener listener) {
        for (int i = 0; i < size; i++) {
            switch (told[(start + i) % told.length]) {
                case TapRecord record -> listener.record(record);
                case TapLine.Hello hello -> listener.hello(hello);
                default -> throw new IllegalStateException("neither a record nor a hello");
            }
        }
    }

    interface Listener {
        void record(TapRecord record);

        void hello(TapLine.Hello hello);
    }
}
