package io.glassroom.kit;

import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Opens a WebSocket connection to a server.
public final class WebSocketClient {

    private WebSocketClient() {}

    /// Waits until the connection is open.
    ///
    /// @param opened gives who is told of what arrives
    /// @throws IOException if there is no server, or it refuses
    public static Connection connect(URI server, Function<Connection, ConnectionHandler> opened) throws IOException {
        var self = new AtomicReference<Connection>();
        Dialer.standard().dial(server, new WireListener() {
            private ConnectionHandler handler = new Nobody();

            @Override
            public void opened(Wire wire) {
                var outlet = new Outlet(wire);
                self.set(outlet);
                handler = opened.apply(outlet);
            }

            @Override
            public void received(Bytes chunk) {
                handler.received(chunk.toArray());
            }

            @Override
            public void closed(int code, String reason) {
                handler.closed(code, reason);
            }
        });
        return self.get();
    }

    private record Nobody() implements ConnectionHandler {

        @Override
        public void received(byte[] chunk) {}

        @Override
        public void closed(int code, String reason) {}
    }

    private record Outlet(Wire wire) implements Connection {

        @Override
        public synchronized void send(byte[] packet) {
            wire.send(Bytes.copyOf(packet));
        }

        @Override
        public synchronized void close(int code, String reason) {
            wire.close(code, reason);
        }
    }
}
