package io.glassroom.server.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What an application remembers of a session: names and values of any type. Safe for any thread; idle sessions hold
/// no map at all.
final class Attributes {

    private Map<String, Object> values = Map.of();

    synchronized void set(String name, Object value) {
        if (!(values instanceof HashMap)) {
            values = new HashMap<>();
        }
        values.put(name, value);
    }

    synchronized Optional<Object> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    synchronized boolean has(String name) {
        return values.containsKey(name);
    }

    synchronized void remove(String name) {
        if (has(name)) {
            values.remove(name);
        }
    }

    synchronized void replace(Map<String, Object> state) {
        values = state.isEmpty() ? Map.of() : new HashMap<>(state);
    }

    synchronized Map<String, Object> snapshot() {
        return Map.copyOf(values);
    }
}
