package io.glassroom.server.cluster;

import io.glassroom.server.session.ClosedSessionException;
import io.glassroom.server.session.Flow;
import io.glassroom.server.session.HandlerException;
import io.glassroom.server.session.NetworkEntity;
import io.glassroom.server.session.Presence;
import io.glassroom.server.session.PreparedPush;
import io.glassroom.server.session.SendQueueFullException;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.Uid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the directory in step with the sessions of this gate, and finds whoever is online elsewhere. Of two sessions with
/// the same uid the older one is kicked, wherever it is.
///
/// The directory may be slow, so whoever must not wait does not: a virtual thread brings the entry to what the session is
/// by then. What is asked for twice is done once.
final class Whereabouts implements Presence {

    private static final String REASON = "logged in elsewhere";

    private final ClusterContext context;
    private final Locator locator;
    private final Directory directory;
    private final Map<Long, Entry> entries = new ConcurrentHashMap<>(); // of the sessions of this gate that have a uid
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile boolean again;
    private volatile String self = ""; // id of this member

    /// What is to be in the directory of one session, and what is.
    private static final class Entry {
        final Session session;
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Uid wanted;
        volatile long since; // milliseconds since 1970
        @Nullable Uid put; // guarded by the lock
        @Nullable Location at; // guarded by the lock

        Entry(Session session) {
            this.session = session;
        }
    }

    Whereabouts(ClusterContext context, Locator locator) {
        this.context = context;
        this.locator = locator;
        this.directory = context.engines().directory();
    }

    void joined(String id) {
        self = id;
    }

    /// Blocks until the directory knows.
    void bound(Session session, Uid uid) {
        Entry entry = entries.computeIfAbsent(session.id(), id -> new Entry(session));
        if (!uid.equals(entry.wanted)) { // else it would be newer than itself, and be kicked for it
            entry.since = context.time().now().toEpochMilli();
            entry.wanted = uid;
        }
        if (session.isClosed()) { // perhaps only just now, and nobody else may see that it has a uid
            forget(entry);
        } else {
            settle(entry);
        }
    }

    void ended(Session session) {
        Entry entry = entries.get(session.id());
        if (entry != null) {
            forget(entry);
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry.session.id(), entry);
        entry.wanted = null;
        Thread.startVirtualThread(() -> settle(entry));
    }

    /// Puts all entries again, in the background: others may have lost them.
    void renew() {
        again = true;
        if (renewing.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::renewAll);
        }
    }

    private void renewAll() {
        while (again) {
            again = false;
            entries.values().forEach(this::settle);
        }
        renewing.set(false);
        if (again) {
            renew();
        }
    }

    private void settle(Entry entry) {
        entry.lock.lock();
        try {
            Uid wanted = entry.wanted;
            Uid put = entry.put;
            Location at = entry.at;
            if (put != null && at != null && !put.equals(wanted)) {
                directory.remove(put, at);
                entry.put = null;
                entry.at = null;
            }
            if (wanted != null) {
                var location = new Location(self, entry.session.id(), entry.since);
                entry.put = wanted;
                entry.at = location;
                directory.put(wanted, location)
                        .filter(loser -> loser.equals(location) || loser.session() != location.session()) // not its own past
                        .ifPresent(loser -> kick(loser, NetworkEntity.ELSEWHERE, REASON));
            }
        } catch (RuntimeException unreachable) { // the next renewal brings it in
            context.counters().unreachable.increment();
        } finally {
            entry.lock.unlock();
        }
    }

    /// @return whether that could be done or is on its way
    private boolean kick(Location location, int code, String reason) {
        if (location.gate().equals(self)) {
            Optional<Session> session = context.sessions().find(location.session());
            session.ifPresent(online -> online.entity().kick(code, reason));
            return session.isPresent();
        }
        return gate(location)
                .filter(bond -> bond.force(Flow.current(), new Letter.Kick(location.session(), code, reason), about(bond)) >= 0)
                .isPresent();
    }

    private static Hops.@Nullable About about(Bond bond) {
        return bond.watched() ? Hops.About.session("") : null;
    }

    private Optional<Bond> gate(Location location) {
        return locator.offers().byId(location.gate()).flatMap(peer -> Optional.ofNullable(peer.bond()));
    }

    // Presence

    /// @throws HandlerException 503 if the directory cannot be reached at the moment
    private Optional<Location> locate(Uid uid) {
        try {
            return directory.find(uid);
        } catch (RuntimeException unreachable) {
            context.counters().unreachable.increment();
            throw new HandlerException(503, "nobody can say at the moment where " + uid + " is");
        }
    }

    @Override
    public Optional<String> find(Uid uid) {
        return locate(uid).flatMap(location -> location.gate().equals(self)
                ? context.sessions().find(location.session()).map(here -> context.node())
                : locator.offers().byId(location.gate()).map(Peer::name));
    }

    @Override
    public boolean push(Uid uid, String route, Object body) {
        var push = new PreparedPush(route, context.serializer().write(body), false, Flow.current());
        return locate(uid).filter(location -> push(location, push)).isPresent();
    }

    private boolean push(Location location, PreparedPush push) {
        if (!location.gate().equals(self)) {
            return gate(location).filter(bond -> bond.way.send(push, SessionIds.of(location.session()), "") >= 0).isPresent();
        }
        Optional<Session> session = context.sessions().find(location.session());
        try {
            session.ifPresent(online -> online.entity().push(push));
            return session.isPresent();
        } catch (ClosedSessionException | SendQueueFullException | HandlerException gone) {
            return false;
        }
    }

    @Override
    public boolean kick(Uid uid, String reason) {
        return locate(uid).filter(location -> kick(location, NetworkEntity.KICKED, reason)).isPresent();
    }
}
