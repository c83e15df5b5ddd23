package io.glassroom.client.settings;

import java.util.HashMap;
import java.util.Map;

/// Settings that last as long as the program.
public final class MemoryStore implements SettingsStore {

    private final Map<String, String> all = new HashMap<>();

    @Override
    public Map<String, String> load() {
        return Map.copyOf(all);
    }

    @Override
    public void save(String key, String value) {
        all.put(key, value);
    }
}
