package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The client's end of a connection in memory. Packets wait to be [received][#receive], or go to a listener if there
/// is one. Safe for any thread; listeners are called on the acceptor's loop.
public final class MemoryClient {

    private final MemoryConnection server;
    private final SerialLoop loop;
    private final Queue<Bytes> inbox = new ArrayDeque<>();
    private @Nullable Consumer<Bytes> onReceive;
    private @Nullable BiConsumer<Integer, String> onClosed;
    private @Nullable Closing closing;
    private volatile boolean takes = true;
    private volatile boolean streamEnded;

    MemoryClient(MemoryConnection server, SerialLoop loop) {
        this.server = server;
        this.loop = loop;
    }

    /// Sends bytes, chopped as they are.
    public void send(Bytes chunk) {
        if (!chunk.isEmpty()) {
            loop.execute(() -> server.arrived(chunk));
        }
    }

    /// Sends a text message, which the protocol does not have.
    public void sendText() {
        loop.execute(server::arrivedText);
    }

    /// The oldest packet that has arrived and not been received yet.
    public synchronized Optional<Bytes> receive() {
        return Optional.ofNullable(inbox.poll());
    }

    /// From now on packets go to `listener`, first those that wait.
    public void onReceive(Consumer<Bytes> listener) {
        loop.execute(() -> {
            synchronized (this) {
                onReceive = listener;
            }
            for (Optional<Bytes> next = receive(); next.isPresent(); next = receive()) {
                listener.accept(next.get());
            }
        });
    }

    /// Told code and reason when the connection is gone, at once if it is.
    public void onClosed(BiConsumer<Integer, String> listener) {
        loop.execute(() -> {
            onClosed = listener;
            if (closing != null) {
                listener.accept(closing.code(), closing.reason());
            }
        });
    }

    /// Takes nothing more from the server, whose packets wait in its outbound queue.
    public void stopReading() {
        takes = false;
    }

    public void resumeReading() {
        takes = true;
        loop.execute(server::flush);
    }

    /// The closing handshake.
    public void close(int code, String reason) {
        loop.execute(() -> server.clientClosed(new Closing(code, reason)));
    }

    /// Goes away without a word.
    public void vanish() {
        loop.execute(() -> server.clientClosed(Closing.VANISHED));
    }

    /// The code with which the connection closed; empty while it is open.
    public synchronized Optional<Integer> closeCode() {
        return Optional.ofNullable(closing).map(Closing::code);
    }

    /// Whether the server has said that it sends no more, and still reads.
    public boolean streamEnded() {
        return streamEnded;
    }

    void endOfStream() {
        streamEnded = true;
    }

    boolean takes() {
        return takes;
    }

    void deliver(Bytes packet) {
        Consumer<Bytes> listener;
        synchronized (this) {
            listener = onReceive;
            if (listener == null) {
                inbox.add(packet);
            }
        }
        if (listener != null) {
            listener.accept(packet);
        }
    }

    void closedByServer(Closing why) {
        synchronized (this) {
            closing = why;
        }
        if (onClosed != null) {
            onClosed.accept(why.code(), why.reason());
        }
    }
}
