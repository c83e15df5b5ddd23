package io.glassroom.client.app;

import java.util.Locale;

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
}
