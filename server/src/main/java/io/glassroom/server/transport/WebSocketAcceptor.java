package io.glassroom.server.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Accepts WebSocket connections, and answers HTTP on the same port: Tyrus is the WebSocket engine, Netty moves the
/// bytes.
///
/// ```
/// accept -> [TLS] -> HTTP codec -> HttpEntry --upgrade--> WebSocketConnection -> Tyrus -> ConnectionHandler
///                                           `-> Pages
/// ```
public final class WebSocketAcceptor extends SocketAcceptor {

    private static final int MAX_REQUEST_LINE = 4096; // bytes
    private static final int MAX_HEADERS = 16 << 10; // bytes
    private static final int MAX_CHUNK = 8192; // bytes

    private final WebSocketOptions options;
    private Map<String, WebSocketEndpoint> endpoints = Map.of();
    private @Nullable TyrusContainer container;

    public WebSocketAcceptor(TransportSettings settings, EventLoops loops, WebSocketOptions options) {
        super(settings, loops, options.listen());
        this.options = options;
    }

    /// @param opened for the options' paths; the further endpoints have their own
    @Override
    public void bind(Function<Connection, ConnectionHandler> opened) throws IOException {
        var all = new HashMap<String, WebSocketEndpoint>();
        for (String path : options.paths()) {
            all.put(path, new WebSocketEndpoint(opened, true));
        }
        all.putAll(options.endpoints());
        endpoints = Map.copyOf(all);
        container = new TyrusContainer(endpoints, options.origins());
        super.bind(opened);
    }

    @Override
    void accepted(Channel channel, Function<Connection, ConnectionHandler> opened) {
        TyrusContainer deployed = container;
        if (deployed == null) {
            throw new IllegalStateException("not started");
        }
        options.tls().ifPresent(tls -> channel.pipeline().addLast(tls.handler(channel)));
        channel.pipeline()
                .addLast(new HttpServerCodec(MAX_REQUEST_LINE, MAX_HEADERS, MAX_CHUNK))
                .addLast(new HttpEntry(station(), options, endpoints, deployed));
    }
}
