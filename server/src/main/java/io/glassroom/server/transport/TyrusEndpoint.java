package io.glassroom.server.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/// Passes what Tyrus reads on to the [WebSocketConnection]. It listens for *parts* of messages: where a message ends
/// means nothing to a stream of packets, and Tyrus hands a whole message to such a listener with the fewest steps.
///
/// Public only because Tyrus calls it by reflection.
public final class TyrusEndpoint extends Endpoint {

    /// Where the handshake leaves the connection for the endpoint to find.
    static final String CONNECTION = "io.glassroom.connection";

    private final WebSocketEndpoint endpoint;

    TyrusEndpoint(WebSocketEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        WebSocketConnection connection = connection(session);
        session.addMessageHandler(
                ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> connection.received(part));
        session.addMessageHandler(
                String.class, (MessageHandler.Partial<String>) (part, last) -> connection.receivedText());
        connection.open(endpoint.opened().apply(connection));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        connection(session).sessionClosed(reason);
    }

    @Override
    public void onError(Session session, Throwable cause) {
        connection(session).failed(cause);
    }


    private static WebSocketConnection connection(Session session) {
        return (WebSocketConnection) session.getUserProperties().get(CONNECTION);
    }
}
