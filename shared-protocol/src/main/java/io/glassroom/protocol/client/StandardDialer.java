package io.glassroom.protocol.client;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// Goes by the scheme of the address.
final class StandardDialer implements Dialer {

    private final Dialer webSocket = new WebSocketDialer();
    private final Dialer tcp = new TcpDialer();

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        dial(server, Map.of(), listener);
    }

    @Override
    public void dial(URI server, Map<String, String> headers, WireListener listener) throws IOException {
        switch (server.getScheme()) {
            case "ws", "wss" -> webSocket.dial(server, headers, listener);
            case "tcp" -> tcp.dial(server, headers, listener);
            case null, default -> throw new IOException("'" + server + "' begins with none of ws://, wss:// and tcp://");
        }
    }
}
