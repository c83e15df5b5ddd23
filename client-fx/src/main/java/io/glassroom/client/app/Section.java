package io.glassroom.client.app;

import java.util.List;
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

    // What the ids of controls begin with
    private static final List<String> COMPOSERS = List.of("compose-", "case-", "gallery", "tab-send", "tab-bytes", "tab-gallery");
    private static final List<String> SOCIAL = List.of("rooms", "sessions", "kick", "fault-", "filling", "bots");

    /// As ids, texts and icons call it: `live`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that has a control; empty if it is part of the window around them.
    static Optional<Section> having(String control) {
        if (control.startsWith("rail-")) {
            return Optional.empty();
        }
        if (COMPOSERS.stream().anyMatch(control::startsWith)) {
            return Optional.of(COMPOSE);
        }
        return Optional.of(SOCIAL.stream().anyMatch(control::startsWith) ? ROOMS : LIVE);
    }

    static Optional<Section> of(String key) {
        return Stream.of(values()).filter(section -> section.key().equals(key)).findFirst();
    }
}
