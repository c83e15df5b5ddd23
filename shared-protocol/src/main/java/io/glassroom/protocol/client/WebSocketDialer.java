package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;

/// Opens `ws` and `wss` connections with the jakarta.websocket API. All connections of the process share one set of
/// threads: by default Tyrus would start four for each. It takes such settings from its container alone, not from an
/// endpoint's properties, which is why its name appears here.
final class WebSocketDialer implements Dialer {

    private static final int LARGEST = 0xff_ff_ff + 4; // bytes of a WebSocket message: the largest packet
    private static final int HANDSHAKE_TIMEOUT = 10_000; // milliseconds

    private final WebSocketContainer container = ContainerProvider.getWebSocketContainer();

    WebSocketDialer() {
        if (container instanceof ClientManager tyrus) {
            tyrus.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
            tyrus.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_TIMEOUT);
            tyrus.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, LARGEST);
        }
    }

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        dial(server, Map.of(), listener);
    }

    @Override
    public void dial(URI server, Map<String, String> headers, WireListener listener) throws IOException {
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .configurator(new ClientEndpointConfig.Configurator() {
                    @Override
                    public void beforeRequest(Map<String, List<String>> request) {
                        headers.forEach((name, value) -> request.put(name, List.of(value)));
                    }
                })
                .build();
        try {
            container.connectToServer(new WebSocketWire(listener), config, server);
        } catch (DeploymentException | IllegalArgumentException e) {
            throw new IOException(root(e), e);
        }
    }

    /// The sentence of the innermost cause: the outer ones say no more than "failed".
    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static final class WebSocketWire extends Endpoint implements Wire {
        private static final long MOST_QUEUED = 16 << 20; // bytes that a server may leave unread

        private final WireListener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong queued = new AtomicLong();
        private volatile Session session;

        WebSocketWire(WireListener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            session = opened;
            opened.setMaxBinaryMessageBufferSize(LARGEST);
            opened.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>)
                    message -> listener.received(Bytes.copyOf(message)));
            opened.addMessageHandler(String.class, (MessageHandler.Whole<String>)
                    text -> {
                        listener.text();
                        close(CloseCodes.CANNOT_ACCEPT.getCode(), "messages are binary");
                    });
            listener.opened(this);
        }

        @Override
        public void send(Bytes packet) {
            if (over.get()) {
                return;
            }
            if (queued.addAndGet(packet.length()) > MOST_QUEUED) {
                close(CloseCodes.GOING_AWAY.getCode(), "the server does not read");
                return;
            }
            SendHandler sent = result -> {
                queued.addAndGet(-packet.length());
                if (!result.isOK()) {
                    end(CloseCodes.CLOSED_ABNORMALLY.getCode(), root(result.getException()));
                }
            };
            try {
                session.getAsyncRemote().sendBinary(packet.toByteBuffer(), sent);
            } catch (IllegalStateException e) { // closed a moment ago; onClose tells
                queued.addAndGet(-packet.length());
            }
        }

        @Override
        public void close(int code, String reason) {
            try {
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
            } catch (IOException | IllegalStateException e) { // closed already
                end(CloseCodes.CLOSED_ABNORMALLY.getCode(), root(e));
                return;
            }
            end(code, reason);
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            String phrase = reason.getReasonPhrase();
            end(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
        }

        @Override
        public void onError(Session failed, Throwable failure) {
            close(CloseCodes.UNEXPECTED_CONDITION.getCode(), "the client failed");
        }

        private void end(int code, String reason) {
            if (over.compareAndSet(false, true)) {
                listener.closed(code, reason);
            }
        }
    }
}
