package io.glassroom.server.inspect;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.tap.TapWriter;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.transport.ClosedConnectionException;
import io.glassroom.server.transport.Connection;
import io.glassroom.server.transport.ConnectionHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One watcher's stream. Every 50 ms it takes what has come and sends it in one message, but only once the last message
/// has left: a watcher that does not keep up makes its own records go missing in the ring, not the node's memory grow.
/// What it writes at once is bounded too, so that watching a busy node costs it a bounded share of the processor.
///
/// Records are written on a virtual thread, never on an event loop; the fields belong to whoever holds the monitor.
final class InspectorStream implements ConnectionHandler {

    static final Duration INTERVAL = Duration.ofMillis(50);

    private static final int MOST_RECORDS = 2_000; // in one message: 40 000 a second, four times what the desktop is to show live
    private static final int MOST_BYTES = 1 << 20; // of one message, after which no record is added
    private static final int LARGEST_PACKET = 1 << 20; // bytes; larger ones are told as lost
    private static final int AT_ONCE = 64; // records
    private static final int NOTHING_TO_SAY = 1003;

    private final Connection connection;
    private final TapSubscription subscription;
    private final Time time;
    private final Executor threads;
    private final TapWriter writer = new TapWriter();
    private final Queue<TapRecord> taken = new ArrayDeque<>();
    private Time.@Nullable Timer timer;
    private long sentAt; // the connection's bytes out when the last message will have left
    private boolean closed;

    InspectorStream(Connection connection, TapSubscription subscription, Time time, Executor threads) {
        this.connection = connection;
        this.subscription = subscription;
        this.time = time;
        this.threads = threads;
    }

    synchronized void start(TapLine.Hello hello) {
        writer.write(hello);
        send();
        timer = time.after(INTERVAL, this::wake);
    }

    @Override
    public void received(Bytes chunk) {
        connection.close(NOTHING_TO_SAY, "the inspector takes no orders");
    }

    @Override
    public void receivedText() {
        connection.close(NOTHING_TO_SAY, "the inspector takes no orders");
    }

    @Override
    public synchronized void closed(int code, String reason) {
        closed = true;
        subscription.close();
        if (timer != null) {
            timer.cancel();
        }
    }

    private void wake() {
        threads.execute(this::flush);
    }

    private synchronized void flush() {
        if (closed) {
            return;
        }
        if (connection.traffic().bytesOut() >= sentAt) {
            gather();
            send();
        }
        timer = time.after(INTERVAL, this::wake);
    }

    private void gather() {
        for (int written = 0; written < MOST_RECORDS && writer.length() < MOST_BYTES; written++) {
            if (taken.isEmpty()) {
                TapSubscription.Batch batch = subscription.poll(AT_ONCE);
                if (batch.lost() > 0) {
                    writer.write(new TapLine.Lost(batch.lost()));
                }
                taken.addAll(batch.records());
            }
            TapRecord record = taken.poll();
            if (record == null) {
                return;
            }
            if (record.event() instanceof TapEvent.Frame frame && frame.packet().length() > LARGEST_PACKET) {
                writer.write(new TapLine.Lost(1));
            } else {
                writer.write(record);
            }
        }
    }

    private void send() {
        if (writer.length() == 0) {
            return;
        }
        Bytes message = writer.take();
        sentAt = connection.traffic().bytesOut() + message.length();
        try {
            connection.send(message);
        } catch (ClosedConnectionException e) {
            closed = true; // `closed` follows and gives the place in the ring up
        }
    }
}
