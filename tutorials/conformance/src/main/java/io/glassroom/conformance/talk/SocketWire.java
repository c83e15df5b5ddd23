package io.glassroom.conformance.talk;

import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// What both kinds of raw connection share: who reads, who writes, and the one end. What is written leaves in order;
/// after the end the other side is listened to for a moment longer, because a socket that is closed with unread bytes
/// takes what it has just sent with it.
abstract class SocketWire implements RawWire {

    private static final int LINGER = 2_000; // milliseconds

    final Socket socket;
    final WireListener listener;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("raw-write").factory());
    private final AtomicBoolean over = new AtomicBoolean();

    SocketWire(Socket socket, WireListener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /// Reads until there is no more.
    final void read() {
        try (socket) {
            while (readOn()) {}
            end(1006, "the server closed the connection");
        } catch (EOFException e) {
            end(1006, "the server closed the connection");
        } catch (IOException e) {
            end(1006, String.valueOf(e.getMessage()));
        }
    }

    /// @return false at the end
    abstract boolean readOn() throws IOException;

    final boolean isOver() {
        return over.get();
    }

    final void write(Bytes bytes) {
        later(() -> socket.getOutputStream().write(bytes.toArray()));
    }

    /// Ends this side of the stream behind what was written.
    final void finish(int code, String reason) {
        later(() -> {
            end(code, reason);
            socket.setSoTimeout(LINGER);
            socket.shutdownOutput();
        });
    }

    final void end(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            listener.closed(code, reason);
            writer.shutdown();
        }
    }

    @Override
    public final void vanish() {
        finish(1006, "gone on purpose");
    }

    @Override
    public final String localAddress() {
        InetAddress address = socket.getLocalAddress();
        String host = address.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + socket.getLocalPort();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void later(Writing task) {
        try {
            writer.execute(() -> {
                try {
                    task.run();
                } catch (IOException e) {
                    end(1006, String.valueOf(e.getMessage()));
                }
            });
        } catch (RejectedExecutionException e) {
            // it has ended a moment ago; the listener knows
        }
    }
}
