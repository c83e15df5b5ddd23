package io.glassroom.samples.benchmarks.yardstick;

import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The endpoint of [GrizzlyYardstick]; Tyrus makes one for each connection, the room is the container's list of open
/// sessions.
@ServerEndpoint("/{path}")
public final class GrizzlyEndpoint {
    private static final String MEMBER = "member";

    @OnMessage
    public void received(ByteBuffer payload, Session session) throws IOException {
        if (session.getUserProperties().containsKey(MEMBER)) {
            for (Session member : session.getOpenSessions()) {
                if (member.getUserProperties().containsKey(MEMBER)) {
                    member.getAsyncRemote().sendBinary(payload.duplicate());
                }
            }
            return;
        }
        if (payload.remaining() == 1 && payload.get(payload.position()) == 'J') {
            session.getUserProperties().put(MEMBER, true);
        }
        session.getBasicRemote().sendBinary(payload);
    }

    @OnError
    public void failed(Session session, Throwable cause) throws IOException {
        session.close();
    }
}
