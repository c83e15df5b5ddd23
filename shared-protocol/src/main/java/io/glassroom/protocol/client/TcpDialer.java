package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/// Opens `tcp://host:port`: packets one after the other, without WebSocket around them. Two virtual threads a
/// connection: one reads, one writes while there is something to write.
final class TcpDialer implements Dialer {

    private static final int CONNECT_TIMEOUT = 10_000; // milliseconds
    private static final int CHUNK = 16 << 10; // bytes read at once

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        if (server.getHost() == null || server.getPort() < 0) {
            throw new IOException("'" + server + "' is not tcp://host:port");
        }
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_TIMEOUT);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        var wire = new TcpWire(socket, listener);
        listener.opened(wire);
        Thread.ofVirtual().name("tcp-read").start(wire::read);
    }

    private static final class TcpWire implements Wire {
        private final Socket socket;
        private final WireListener listener;
        private final Mailbox writer = new Mailbox(task -> Thread.ofVirtual().name("tcp-write").start(task));
        private final AtomicBoolean over = new AtomicBoolean();

        TcpWire(Socket socket, WireListener listener) {
            this.socket = socket;
            this.listener = listener;
        }

        void read() {
            try {
                InputStream in = socket.getInputStream();
                byte[] chunk = new byte[CHUNK];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    listener.received(Bytes.wrap(chunk, 0, n));
                    chunk = new byte[CHUNK];
                }
                end(1006, "the server closed the connection");
            } catch (IOException e) {
                end(1006, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void send(Bytes packet) {
            writer.execute(() -> {
                try {
                    socket.getOutputStream().write(packet.toArray());
                } catch (IOException e) {
                    end(1006, String.valueOf(e.getMessage()));
                }
            });
        }

        @Override
        public void close(int code, String reason) {
            writer.execute(() -> end(code, reason));
        }

        private void end(int code, String reason) {
            if (over.compareAndSet(false, true)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    listener.closed(1006, String.valueOf(e.getMessage()));
                    return;
                }
                listener.closed(code, reason);
            }
        }
    }
}
