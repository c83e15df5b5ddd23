package io.glassroom.server.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

    public Optional<String> find(String service) {
        return Optional.ofNullable(addresses.get(service));
    }

    public synchronized void delete(String service) {
        if (!addresses.isEmpty()) {
            addresses.remove(service);
        }
    }
}
