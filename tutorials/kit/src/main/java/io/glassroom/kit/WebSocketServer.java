package io.glassroom.kit;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.transport.ClosedConnectionException;
import io.glassroom.server.transport.EventLoops;
import io.glassroom.server.transport.FullQueueException;
import io.glassroom.server.transport.StaticPages;
import io.glassroom.server.transport.TransportSettings;
import io.glassroom.server.transport.WebSocketAcceptor;
import io.glassroom.server.transport.WebSocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/// Takes WebSocket connections in at this machine and hands on their bytes, which mean nothing to it. It also serves
/// the pages of Glassroom's node, `/chat.html` among them, so that a browser can talk to the server behind it.
public final class WebSocketServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final SystemTime time = new SystemTime("kit-server");
    private final EventLoops loops = new EventLoops(1);
    private final WebSocketAcceptor acceptor;

    private WebSocketServer(int port) {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var pages = new StaticPages(WebSocketServer.class.getClassLoader(), "web");
        acceptor = new WebSocketAcceptor(
                new TransportSettings(time), loops, WebSocketOptions.on(listen).withPages(pages));
    }

    /// @param port 0 for any free one
    /// @param opened called for each connection, and gives who is told of it
    /// @throws IOException if the port is taken
    public static WebSocketServer start(int port, Function<Connection, ConnectionHandler> opened) throws IOException {
        var server = new WebSocketServer(port);
        try {
            server.acceptor.start(connection -> new Handler(connection, opened));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /// Where it listens: `ws://127.0.0.1:3250/ws`.
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + acceptor.address().getPort() + "/ws");
    }

    @Override
    public void close() {
        acceptor.close(GRACE);
        loops.close();
        time.close();
    }

    /// Between the server's transport, which speaks [Bytes], and arrays, which the learner knows.
    private static final class Handler implements io.glassroom.server.transport.ConnectionHandler {

        private final io.glassroom.server.transport.Connection connection;
        private final ConnectionHandler handler;

        Handler(io.glassroom.server.transport.Connection connection, Function<Connection, ConnectionHandler> opened) {
            this.connection = connection;
            handler = opened.apply(new Outlet(connection));
        }

        @Override
        public void received(Bytes chunk) {
            handler.received(chunk.toArray());
        }

        @Override
        public void receivedText() {
            connection.close(1003, "messages are binary");
        }

        @Override
        public void closed(int code, String reason) {
            handler.closed(code, reason);
        }
    }

    private record Outlet(io.glassroom.server.transport.Connection connection) implements Connection {

        @Override
        public void send(byte[] packet) {
            try {
                connection.send(Bytes.copyOf(packet));
            } catch (ClosedConnectionException | FullQueueException e) {
                // nobody is there to hear it
            }
        }

        @Override
        public void close(int code, String reason) {
            connection.close(code, reason);
        }
    }
}
