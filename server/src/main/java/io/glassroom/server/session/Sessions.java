package io.glassroom.server.session;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The living sessions of a node. Safe for any thread.
public final class Sessions {

    private static final int MAX_NODE = 4095;
    private static final int COUNTER_BITS = 40;

    private final ConcurrentMap<Long, Session> living = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private volatile long first;

    /// A new id: 1, 2, 3 … on a node that is alone; in a cluster the number of the node stands before the count.
    public long nextId() {
        return first + lastId.incrementAndGet();
    }

    /// A session's id for people: `17`, or `2-17` for the seventeenth of node 2.
    public static String brief(long id) {
        long node = id >>> COUNTER_BITS;
        long count = id & ((1L << COUNTER_BITS) - 1);
        return node == 0 ? Long.toString(count) : node + "-" + count;
    }

    /// From now on ids are those of the cluster's node of this number. They stay below 2^53, so that JavaScript can count
    /// them too.
    ///
    /// @param node 0 to 4095; 0 for a node that is alone
    public void number(int node) {
        if (node < 0 || node > MAX_NODE) {
            throw new IllegalArgumentException("number of the node is " + node + ", 0 to " + MAX_NODE);
        }
        first = (long) node << COUNTER_BITS;
    }

    public void add(Session session) {
        living.put(session.id(), session);
    }

    public void remove(Session session) {
        living.remove(session.id(), session);
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
