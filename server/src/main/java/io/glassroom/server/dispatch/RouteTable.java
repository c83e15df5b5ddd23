package io.glassroom.server.dispatch;

import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.schedule.Schedulers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The routes of this node: found by exact name, then ignoring case (nano's own chat page says `room.join`). Immutable.
final class RouteTable {

    private final Map<String, Destination.Local> exact = new HashMap<>();
    private final Map<String, Destination.Local> ignoringCase = new HashMap<>();

    /// @throws IllegalArgumentException if two routes differ in nothing but case
    RouteTable(Collection<HandlerMethod> handlers, Schedulers schedulers) {
        for (HandlerMethod handler : handlers) {
            var local = new Destination.Local(handler, handler.scheduler().map(schedulers::named));
            Destination.Local other = ignoringCase.put(folded(handler.route()), local);
            if (other != null) {
                throw new IllegalArgumentException(conflict(other.handler().route(), handler.route()));
            }
            exact.put(handler.route(), local);
        }
    }

    Destination.@Nullable Local find(String route) {
        Destination.Local local = exact.get(route);
        return local != null ? local : ignoringCase.get(folded(route));
    }

    private static String conflict(String one, String other) {
        return one.equals(other)
                ? "route " + one + " has two handlers"
                : "routes " + one + " and " + other + " differ only in case";
    }

    private static String folded(String route) {
        return route.toLowerCase(Locale.ROOT);
    }
}
