package io.glassroom.server.session;

import io.glassroom.protocol.serialize.Serializer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Who is online on a node that is alone. A uid has one session: who binds it again kicks the older one, as in a
/// cluster. Safe for any thread; nothing blocks.
public final class LocalPresence implements Presence, SessionListener {

    private final String node;
    private final Serializer serializer;
    private final ConcurrentMap<Uid, Session> online = new ConcurrentHashMap<>();
    private final ConcurrentMap<Session, Uid> uids = new ConcurrentHashMap<>();

    public LocalPresence(String node, Serializer serializer) {
        this.node = node;
        this.serializer = serializer;
    }

    @Override
    public void bound(Session session, Uid uid) {
        Uid before = uids.put(session, uid);
        if (before != null) {
            online.remove(before, session);
        }
        Session older = online.put(uid, session);
        if (session.isClosed()) {
            ended(session);
        }
        if (older != null && older != session) {
            older.entity().kick(NetworkEntity.ELSEWHERE, "logged in elsewhere");
        }
    }

    @Override
    public void renamed(Session session, String name) {}

    @Override
    public void ended(Session session) {
        Uid uid = uids.remove(session);
        if (uid != null) {
            online.remove(uid, session);
        }
    }

    @Override
    public Optional<String> find(Uid uid) {
        return Optional.ofNullable(online.get(uid)).map(session -> node);
    }

    @Override
    public boolean push(Uid uid, String route, Object body) {
        Session session = online.get(uid);
        if (session == null) {
            return false;
        }
        try {
            session.entity().push(new PreparedPush(route, serializer.write(body), false, Flow.current()));
            return true;
        } catch (ClosedSessionException | SendQueueFullException gone) {
            return false;
        }
    }

    @Override
    public boolean kick(Uid uid, String reason) {
        Session session = online.get(uid);
        if (session != null) {
            session.kick(reason);
        }
        return session != null;
    }
}
