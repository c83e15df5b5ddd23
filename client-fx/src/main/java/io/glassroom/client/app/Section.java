package io.glassroom.client.app;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the rail at the left leads to. The text of each is `section.` and its name.
public enum Section {
    LIVE,
    TOPOLOGY,
    ROOMS,
    COMPOSE,
    LEARN,
    RECORDINGS,
    SETTINGS;

    /// As ids, texts and icons call it: `live`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Section> of(String key) {
        return Stream.of(values()).filter(section -> section.key().equals(key)).findFirst();
    }
}
