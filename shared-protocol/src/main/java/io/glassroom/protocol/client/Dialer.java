package io.glassroom.protocol.client;

import java.io.IOException;
import java.net.URI;

/// Opens connections to servers. Real ones go through WebSocket or TCP ([#standard]); a test, a lesson or a node in the
/// same process may bring its own.
@FunctionalInterface
public interface Dialer {

    /// Opens a connection and waits until it is open. The listener has by then been told, or is told any moment.
    ///
    /// @throws IOException if there is no connection to be had; the message says why in a few words, and the listener
    ///     is never called
    void dial(URI server, WireListener listener) throws IOException;

    /// For `ws`, `wss` and `tcp`. All connections of one dialer share their few threads.
    static Dialer standard() {
        var webSocket = new WebSocketDialer();
        var tcp = new TcpDialer();
        return (server, listener) -> {
            switch (server.getScheme()) {
                case "ws", "wss" -> webSocket.dial(server, listener);
                case "tcp" -> tcp.dial(server, listener);
                case null, default ->
                    throw new IOException("'" + server + "' begins with none of ws://, wss:// and tcp://");
            }
        };
    }
}
