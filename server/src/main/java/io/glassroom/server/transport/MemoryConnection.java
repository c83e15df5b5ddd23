package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import io.glassroom.protocol.time.Time.Timer;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The server's end of a connection in memory. Owned by the acceptor's [SerialLoop].
final class MemoryConnection implements Breakable, OutboundQueue.Drops {

    private static final System.Logger LOG = System.getLogger(MemoryConnection.class.getName());
    private static final int BATCH = 64 << 10; // bytes in one flush

    private final TransportSettings settings;
    private final SerialLoop loop;
    private final Counters counters;
    private final String id;
    private final Map<String, List<String>> headers;
    private final Consumer<MemoryConnection> gone;
    private final OutboundQueue queue;
    private final MemoryClient client;
    private final Queue<Runnable> unread = new ArrayDeque<>(); // arrived while reading was paused
    private @Nullable ConnectionHandler handler;
    private @Nullable Timer closeTimer;
    private volatile @Nullable Closing closing;
    private boolean paused;
    private boolean ended;
    private volatile long bytesIn;
    private volatile long bytesOut;
    private volatile long dropped;

    MemoryConnection(
            TransportSettings settings,
            SerialLoop loop,
            Counters counters,
            Map<String, List<String>> headers,
            Consumer<MemoryConnection> gone) {
        this.settings = settings;
        this.loop = loop;
        this.counters = counters;
        this.id = settings.ids().next();
        this.headers = Map.copyOf(headers);
        this.gone = gone;
        this.queue = new OutboundQueue(settings.outbound(), this);
        this.client = new MemoryClient(this, loop);
    }

    MemoryClient client() {
        return client;
    }

    void open(Function<Connection, ConnectionHandler> opened) {
        counters.accepted.increment();
        handler = opened.apply(this);
    }

    // Connection

    @Override
    public String id() {
        return id;
    }

    @Override
    public String remoteAddress() {
        return "memory";
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers;
    }

    @Override
    public void send(Bytes packet, Delivery delivery) {
        boolean mayWait = settings.outbound().whenFull() == OutboundPolicy.WhenFull.BLOCK && !loop.isCurrent();
        switch (queue.offer(packet, delivery, mayWait)) {
            case QUEUED, DROPPED -> {}
            case FLUSH -> loop.execute(this::flush);
            case FULL -> {
                int packets = queue.size();
                close(Closing.TOO_SLOW, "too slow: " + packets + " packets wait");
                throw new FullQueueException(id, packets);
            }
            case CLOSED -> throw new ClosedConnectionException(id);
        }
    }

    @Override
    public void close(int code, String reason) {
        if (queue.shut()) {
            closing = new Closing(code, reason);
            loop.execute(() -> {
                if (!ended) {
                    closeTimer = settings.time().after(SocketConnection.CLOSE_TIMEOUT, this::abort);
                    flush();
                }
            });
        }
    }

    @Override
    public void execute(Runnable task) {
        onLoop(() -> {
            if (!ended) {
                task.run();
            }
        });
    }

    @Override
    public void onLoop(Runnable task) {
        if (loop.isCurrent()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }

    @Override
    public void halfClose() {
        execute(() -> {
            flush();
            queue.clear();
            client.endOfStream();
        });
    }

    @Override
    public void reset() {
        queue.shut();
        abort();
    }

    @Override
    public void pauseReading() {
        execute(() -> {
            if (!paused) {
                paused = true;
                tell(TransportStep.PAUSED, 0, 0);
            }
        });
    }

    @Override
    public void resumeReading() {
        execute(() -> {
            if (paused) {
                paused = false;
                tell(TransportStep.RESUMED, 0, 0);
                while (!paused && !unread.isEmpty()) {
                    unread.remove().run();
                }
            }
        });
    }

    /// Packets are handed to the client one by one either way.
    @Override
    public void allowBatches() {}

    @Override
    public Traffic traffic() {
        return new Traffic(bytesIn, bytesOut, dropped);
    }

    // What the client does, on the loop

    void arrived(Bytes chunk) {
        if (!ended) {
            counters.bytesIn.add(chunk.length());
            bytesIn = bytesIn + chunk.length();
            read(listener -> listener.received(chunk));
        }
    }

    void arrivedText() {
        read(ConnectionHandler::receivedText);
    }

    void clientClosed(Closing why) {
        if (queue.shut()) {
            closing = why;
        }
        end();
    }

    void flush() {
        while (client.takes() && !ended) {
            Bytes[] taken = queue.take(BATCH);
            if (taken.length == 0) {
                break;
            }
            long bytes = 0;
            for (Bytes packet : taken) {
                bytes += packet.length();
                client.deliver(packet);
            }
            counters.flushes.increment();
            counters.bytesOut.add(bytes);
            bytesOut = bytesOut + bytes;
            tell(TransportStep.FLUSHED, taken.length, bytes);
        }
        if (closing != null && queue.size() == 0) {
            end();
        }
    }

    /// Any thread: ends it whether or not the client has read everything.
    void abort() {
        loop.execute(this::end);
    }

    void awaitClosed() {
        queue.awaitRelease();
    }

    @Override
    public void dropped(int packets, long bytes) {
        synchronized (queue) {
            dropped = dropped + packets;
        }
        counters.packetsDropped.add(packets);
        tell(TransportStep.DROPPED, packets, bytes);
    }

    private void read(Consumer<ConnectionHandler> event) {
        if (paused) {
            unread.add(() -> read(event));
            return;
        }
        ConnectionHandler listener = handler;
        if (closing != null || listener == null) {
            return;
        }
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "connection " + id + " closes after " + e, e);
            close(Closing.INTERNAL_ERROR, "internal error");
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        queue.shut();
        queue.clear();
        unread.clear();
        if (closeTimer != null) {
            closeTimer.cancel();
        }
        Closing why = closing == null ? Closing.VANISHED : closing;
        closing = why;
        counters.closed.increment();
        gone.accept(this);
        client.closedByServer(why);
        try {
            if (handler != null) {
                handler.closed(why.code(), why.reason());
            }
        } finally {
            queue.release();
        }
    }

    private void tell(TransportStep step, int packets, long bytes) {
        if (settings.tap().active()) {
            settings.tap().emit(FlowId.NONE, new TapEvent.Transport(id, step, packets, bytes));
        }
    }
}
