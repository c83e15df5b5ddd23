package io.glassroom.client.recordings;

import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import org.jspecify.annotations.Nullable;

/// The last things that the taps told, as they told them: what a recording begins with that includes what is past. The
/// records hold on to bytes that the list holds on to as well, so that one costs about a hundred bytes more; like the
/// list it is bounded in bytes too.
final class RecordLog {

    private final @Nullable Object[] told; // TapRecord or TapLine.Hello
    private final long[] before; // packets that had been captured before each
    private int start;
    private int size;
    private final long mostBytes;
    private long bytes; // of the packets in it
    private boolean complete = true;

    /// @param capacity records
    /// @param mostBytes of packets
    RecordLog(int capacity, long mostBytes) {
        told = new Object[capacity];
        before = new long[capacity];
        this.mostBytes = mostBytes;
    }

    void add(TapRecord record, long packets) {
        put(record, packets);
    }

    void add(TapLine.Hello hello, long packets) {
        put(hello, packets);
    }

    private void put(Object one, long packets) {
        bytes += weight(one);
        while (size == told.length || size > 0 && bytes > mostBytes) {
            forgetOldest();
        }
        int at = (start + size++) % told.length;
        told[at] = one;
        before[at] = packets;
    }

    private void forgetOldest() {
        Object oldest = told[start];
        bytes -= oldest == null ? 0 : weight(oldest);
        told[start] = null;
        start = (start + 1) % told.length;
        size--;
        complete = false;
    }

    private static long weight(Object one) {
        return one instanceof TapRecord record && record.event() instanceof TapEvent.Frame frame
                ? frame.packet().length()
                : 0;
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
                case null, default -> throw new IllegalStateException("neither a record nor a hello");
            }
        }
    }

    interface Listener {
        void record(TapRecord record);

        void hello(TapLine.Hello hello);
    }
}
