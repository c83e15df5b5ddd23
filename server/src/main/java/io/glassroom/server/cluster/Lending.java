package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The sessions of this gate that other nodes have met: introduces them, tells the news of them, and takes them back.
///
/// All that is sent of one session is sent under its [LocalSession], so that its introduction comes first and its farewell
/// last. Safe for any thread.
final class Lending {

    private final String node;
    private final Map<Long, LocalSession> sessions = new ConcurrentHashMap<>();

    /// @param node the name of this node
    Lending(String node) {
        this.node = node;
    }

    @Nullable LocalSession find(long id) {
        return sessions.get(id);
    }

    /// @throws ClosedSessionException if its client is gone
    LocalSession lend(Session session) {
        LocalSession lent = sessions.computeIfAbsent(session.id(), id -> new LocalSession(session));
        if (session.isClosed()) {
            ended(session);
            throw new ClosedSessionException(session.id());
        }
        return lent;
    }

    /// Sees to it that the node at the other end knows the session. Under the session's monitor, before it is over.
    void introduce(LocalSession lent, Bond bond) {
        if (!lent.meet(bond)) {
            return;
        }
        bond.met.add(lent);
        Session session = lent.session();
        var meet = new Letter.Meet(
                session.id(),
                session.entity().connection(),
                session.remoteAddress(),
                session.entity().headers(),
                session.uid().map(Uid::value).orElse(""),
                session.name());
        bond.force(FlowId.NONE, meet, about(lent, bond));
        if (bond.isBroken()) {
            bond.met.remove(lent);
            lent.part(bond);
        }
    }

    /// Tells all nodes that have met a session who it is.
    ///
    /// @param except who has told; null for none
    void tellNews(Session session, @Nullable Bond except) {
        LocalSession lent = sessions.get(session.id());
        if (lent == null) {
            return;
        }
        synchronized (lent) {
            var news = new Letter.News(session.id(), session.uid().map(Uid::value).orElse(""), session.name());
            for (Bond bond : lent.met()) {
                if (bond != except) {
                    bond.force(Flow.current(), news, about(lent, bond));
                }
            }
        }
    }

    /// Its client is gone: nobody meets it any more, and whoever has met it is told so.
    void ended(Session session) {
        LocalSession lent = sessions.remove(session.id());
        if (lent != null) {
            lent.end().forEach(bond -> part(lent, bond));
        }
    }

    /// Takes a session back from a node, and lets it know.
    ///
    /// @return the services that it had there
    List<String> part(LocalSession lent, Bond bond) {
        synchronized (lent) {
            boolean known = bond.met.remove(lent);
            List<String> services = lent.part(bond);
            if (known) {
                bond.force(FlowId.NONE, new Letter.Gone(lent.id()), about(lent, bond));
            }
            return services;
        }
    }

    /// Takes a session back from a node, and lets both that and the client know.
    void takeBack(LocalSession lent, Bond bond) {
        tellReset(lent, bond.peer(), part(lent, bond));
    }

    /// A node drains: takes all sessions back from it. What it has begun it still answers.
    void release(Bond bond) {
        List.copyOf(bond.met).forEach(lent -> takeBack(lent, bond));
        bond.force(FlowId.NONE, new Letter.Gone(Letter.EVERY), null);
    }

    /// The lines broke: the node has forgotten the sessions.
    void lost(Bond bond) {
        for (LocalSession lent : List.copyOf(bond.met)) {
            bond.met.remove(lent);
            tellReset(lent, bond.peer(), lent.part(bond));
        }
    }

    /// Lets a client know that it has to begin anew with these services, which it had at this node.
    void tellReset(LocalSession lent, Peer left, List<String> services) {
        for (String service : services) {
            lent.session().router().delete(service, left.name());
        }
        Reset.tell(lent.session(), services);
    }

    private Hops.@Nullable About about(LocalSession lent, Bond bond) {
        return bond.watched() ? Hops.About.session(client(lent.session())) : null;
    }

    /// What watchers call a session.
    String client(Session session) {
        return session.entity().connection() + "@" + node;
    }
}
