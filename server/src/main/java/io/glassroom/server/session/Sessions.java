package io.glassroom.server.session;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The living sessions of a node. Safe for any thread.
public final class Sessions {

    private final ConcurrentMap<Long, Session> living = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    /// A new id, unique in this node: 1, 2, 3 …
    public long nextId() {
        return lastId.incrementAndGet();
    }

    public void add(Session session) {
        living.put(session.id(), session);
    }

    public void remove(Session session) {
        living.remove(session.id());
    }

    public Optional<Session> find(long id) {
        return Optional.ofNullable(living.get(id));
    }

    public Optional<Session> find(Uid uid) {
        return living.values().stream()
                .filter(session -> session.uid().filter(uid::equals).isPresent())
                .findFirst();
    }

    public int count() {
        return living.size();
    }

    /// A live view, in no order.
    public Collection<Session> all() {
        return Collections.unmodifiableCollection(living.values());
    }
}
