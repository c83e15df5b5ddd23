package io.glassroom.server.transport;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;

/// Tyrus without a server of its own: the engine and the endpoints deployed in it. Netty carries the bytes
/// ([HttpEntry] for the upgrade, [WebSocketConnection] afterwards).
final class TyrusContainer extends TyrusServerContainer {

    /// Not zero, which means never too, but makes Tyrus 2.2.2 order a timer for each message it reads.
    private static final long NEVER = -1;

    private static final int SLACK = 2 * FrameGuard.PIECE;

    private final WebSocketEngine engine =
            TyrusWebSocketEngine.builder(this).incomingBufferSize(FrameGuard.PIECE + SLACK).build();

    /// @param origins that browsers may come from; empty: from anywhere
    TyrusContainer(Map<String, WebSocketEndpoint> endpoints, Set<String> origins) throws IOException {
        super(Set.of());
        setDefaultMaxSessionIdleTimeout(NEVER);
        try {
            for (Map.Entry<String, WebSocketEndpoint> entry : endpoints.entrySet()) {
                register(ServerEndpointConfig.Builder.create(TyrusEndpoint.class, entry.getKey())
                        .configurator(new Handshake(entry.getValue(), origins))
                        .build());
            }
        } catch (DeploymentException e) {
            throw new IOException("cannot serve WebSocket: " + e.getMessage(), e);
        }
    }

    @Override
    public void register(Class<?> endpoint) throws DeploymentException {
        engine.register(endpoint, "");
    }

    @Override
    public void register(ServerEndpointConfig endpoint) throws DeploymentException {
        engine.register(endpoint, "");
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }

    /// Tyrus's questions during a handshake.
    private static final class Handshake extends ServerEndpointConfig.Configurator {

        private final WebSocketEndpoint endpoint;
        private final Set<String> origins;

        Handshake(WebSocketEndpoint endpoint, Set<String> origins) {
            this.endpoint = endpoint;
            this.origins = origins;
        }

        /// Only browsers send an origin, and only they need to be kept from sending another site's visitors here.
        @Override
        public boolean checkOrigin(String origin) {
            return origins.isEmpty() || origin == null || origins.contains(origin);
        }

        /// Hands the connection over from the request, where [HttpEntry] has put it, to the session.
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put(TyrusEndpoint.CONNECTION, request.getHttpSession());
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new TyrusEndpoint(endpoint));
        }
    }
}
