package io.glassroom.client.settings;

import java.util.HashMap;
import java.util.Map;

/// Settings of which some were chosen for this run alone, on the command line: they win over what was saved and are not
/// saved themselves, until a person chooses again.
public final class Overridden implements SettingsStore {

    private final SettingsStore store;
    private final Map<String, String> chosen;

    public Overridden(SettingsStore store, Map<String, String> chosen) {
        this.store = store;
        this.chosen = new HashMap<>(chosen);
    }

    @Override
    public Map<String, String> load() {
        var all = new HashMap<>(store.load());
        all.putAll(chosen);
        return all;
    }

    @Override
    public void save(String key, String value) {
        chosen.remove(key);
        store.save(key, value);
    }

    @Override
    public String place() {
        return store.place();
    }
}
