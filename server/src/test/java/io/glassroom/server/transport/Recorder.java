package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Accepts connections and remembers what happens on them.
final class Recorder implements Function<Connection, ConnectionHandler> {

    /// One connection and what its handler was told.
    static final class Seen implements ConnectionHandler {

        final Connection connection;
        final CompletableFuture<Closing> closing = new CompletableFuture<>();
        final CompletableFuture<Boolean> text = new CompletableFuture<>();
        final BlockingQueue<Bytes> chunks = new LinkedBlockingQueue<>();
        private final BiConsumer<Connection, Bytes> onBytes;

        Seen(Connection connection, BiConsumer<Connection, Bytes> onBytes) {
            this.connection = connection;
            this.onBytes = onBytes;
        }

        @Override
        public void received(Bytes chunk) {
            chunks.add(chunk);
            onBytes.accept(connection, chunk);
        }

        @Override
        public void receivedText() {
            text.complete(true);
            connection.close(1003, "text");
        }

        @Override
        public void closed(int code, String reason) {
            if (!closing.complete(new Closing(code, reason))) {
                throw new IllegalStateException("closed twice");
            }
        }

        Closing closing() throws Exception {
            return closing.get(10, TimeUnit.SECONDS);
        }

        /// The next `count` bytes that arrived, however chopped.
        byte[] bytes(int count) throws InterruptedException {
            var all = new ByteArrayOutputStream();
            while (all.size() < count) {
                Bytes chunk = chunks.poll(10, TimeUnit.SECONDS);
                if (chunk == null) {
                    throw new AssertionError("only " + all.size() + " of " + count + " bytes arrived");
                }
                all.writeBytes(chunk.toArray());
            }
            return all.toByteArray();
        }
    }

    private final BlockingQueue<Seen> opened = new LinkedBlockingQueue<>();
    private final BiConsumer<Connection, Bytes> onBytes;

    private Recorder(BiConsumer<Connection, Bytes> onBytes) {
        this.onBytes = onBytes;
    }

    static Recorder silent() {
        return new Recorder((connection, bytes) -> {});
    }

    static Recorder echo() {
        return new Recorder(Connection::send);
    }

    static Recorder doing(BiConsumer<Connection, Bytes> onBytes) {
        return new Recorder(onBytes);
    }

    @Override
    public ConnectionHandler apply(Connection connection) {
        var seen = new Seen(connection, onBytes);
        opened.add(seen);
        return seen;
    }

    /// The next connection that was opened.
    Seen next() throws InterruptedException {
        Seen seen = opened.poll(10, TimeUnit.SECONDS);
        if (seen == null) {
            throw new AssertionError("no connection was opened");
        }
        return seen;
    }

    /// Waits until each loop has done what it had to do at this moment.
    static void settle(EventLoops loops) {
        loops.group().forEach(loop -> loop.submit(() -> {}).awaitUninterruptibly());
    }

    boolean sawNone() {
        return opened.isEmpty();
    }
}
