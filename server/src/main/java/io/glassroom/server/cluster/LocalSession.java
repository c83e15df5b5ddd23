package io.glassroom.server.cluster;

import io.glassroom.server.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session whose client is connected to this node, and the nodes that it is lent to. Its monitor keeps what is sent of
/// it in order; nobody waits while holding it.
final class LocalSession {

    private final Session session;
    private final List<Bond> met = new ArrayList<>(2);
    private final Map<String, Bond> uses = new HashMap<>(4); // by service
    private boolean over;

    LocalSession(Session session) {
        this.session = session;
    }

    Session session() {
        return session;
    }

    long id() {
        return session.id();
    }

    synchronized boolean uses(String service, Bond bond) {
        return uses.get(service) == bond;
    }

    /// From now on the service is had over these lines.
    ///
    /// @return over which it was had before; null if it was not
    synchronized @Nullable Bond use(String service, Bond bond) {
        return uses.put(service, bond);
    }

    /// The service is not had over these lines after all.
    synchronized void cease(String service, Bond bond) {
        uses.remove(service, bond);
    }

    /// @return whether it had not met the other end before
    synchronized boolean meet(Bond bond) {
        if (met.contains(bond)) {
            return false;
        }
        met.add(bond);
        return true;
    }

    synchronized List<Bond> met() {
        return List.copyOf(met);
    }

    /// Has nothing to do with the other end any more.
    ///
    /// @return the services that it had from there
    synchronized List<String> part(Bond bond) {
        met.remove(bond);
        var services = new ArrayList<String>();
        uses.forEach((service, by) -> {
            if (by == bond) {
                services.add(service);
            }
        });
        services.forEach(uses::remove);
        services.sort(null);
        return services;
    }

    /// Its client is gone: it meets nobody from here on.
    ///
    /// @return whom it has met
    synchronized List<Bond> end() {
        over = true;
        return met();
    }

    synchronized boolean isOver() {
        return over;
    }
}
