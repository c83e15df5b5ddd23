package io.glassroom.server.session;

import io.glassroom.protocol.serialize.Serializer;
import java.util.Optional;

/// Who is online on a node that is alone. Safe for any thread.
public final class LocalPresence implements Presence {

    private final String node;
    private final Sessions sessions;
    private final Serializer serializer;

    public LocalPresence(String node, Sessions sessions, Serializer serializer) {
        this.node = node;
        this.sessions = sessions;
        this.serializer = serializer;
    }

    @Override
    public Optional<String> find(Uid uid) {
        return sessions.find(uid).map(session -> node);
    }

    @Override
    public boolean push(Uid uid, String route, Object body) {
        Optional<Session> session = sessions.find(uid);
        try {
            session.ifPresent(online -> online.entity()
                    .push(new PreparedPush(route, serializer.write(body), false, Flow.current())));
            return session.isPresent();
        } catch (ClosedSessionException | SendQueueFullException gone) {
            return false;
        }
    }

    @Override
    public boolean kick(Uid uid, String reason) {
        Optional<Session> session = sessions.find(uid);
        session.ifPresent(online -> online.kick(reason));
        return session.isPresent();
    }
}
