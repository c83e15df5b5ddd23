package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Who wants to hear of the pushes to which route, in the order in which they said so. Safe for any thread.
final class Listeners {

    private final Map<String, List<Consumer<Bytes>>> byRoute = new ConcurrentHashMap<>();

    Subscription add(String route, Consumer<Bytes> listener) {
        List<Consumer<Bytes>> all = byRoute.computeIfAbsent(route, _ -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    List<Consumer<Bytes>> of(String route) {
        return byRoute.getOrDefault(route, List.of());
    }
}
