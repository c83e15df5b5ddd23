package io.glassroom.server.session;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which node a session keeps using for a service. Empty on a node that has all services itself. Safe for any thread.
public final class Router {

    private volatile Map<String, String> addresses = Map.of();

    Router() {}

    /// From now on `service` is asked at `address`.
    public synchronized void bind(String service, String address) {
        if (addresses.isEmpty()) {
            addresses = new ConcurrentHashMap<>();
        }
        addresses.put(service, address);
    }

    /// As [#bind(String, String)], unless somebody else has changed it meanwhile.
    ///
    /// @param before where it was asked; null for nowhere
    /// @return whether it is asked at `address` now
    public synchronized boolean bind(String service, @Nullable String before, String address) {
        boolean unchanged = Objects.equals(addresses.get(service), before);
        if (unchanged) {
            bind(service, address);
        }
        return unchanged;
    }

    public Optional<String> find(String service) {
        return Optional.ofNullable(addresses.get(service));
    }

    public synchronized void delete(String service) {
        if (!addresses.isEmpty()) {
            addresses.remove(service);
        }
    }

    /// Forgets where `service` is asked if that is `address`.
    public synchronized void delete(String service, String address) {
        if (!addresses.isEmpty()) {
            addresses.remove(service, address);
        }
    }
}
