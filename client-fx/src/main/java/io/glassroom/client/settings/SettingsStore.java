package io.glassroom.client.settings;

import java.util.Map;

/// Where settings outlive the window. Called on the FX thread: neither method may wait long for a disk.
public interface SettingsStore {

    /// Forgets everything at the end.
    SettingsStore NONE = new SettingsStore() {
        @Override
        public Map<String, String> load() {
            return Map.of();
        }

        @Override
        public void save(String key, String value) {}
    };

    /// What has been saved, by key.
    Map<String, String> load();

    void save(String key, String value);

    /// The folder in which it keeps what it saves, for people; empty if it keeps nothing.
    default String place() {
        return "";
    }
}
