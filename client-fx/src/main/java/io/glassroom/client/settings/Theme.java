package io.glassroom.client.settings;

import atlantafx.base.theme.Dracula;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// A theme of AtlantaFX, and our own colours on top of it. The name of each is the text `theme.` and its key.
public enum Theme {
    LIGHT("light"),
    DARK("dark"),
    DRACULA("dracula"),
    /// White on black, 7 to 1 and better.
    CONTRAST("contrast");

    private final String key;

    Theme(String key) {
        this.key = key;
    }

    /// As texts, ids and style classes call it: `dracula`.
    public String key() {
        return key;
    }

    /// The name of the style class at the scene's root that chooses our own colours.
    public String styleClass() {
        return "theme-" + key;
    }

    /// Address of AtlantaFX's style sheet.
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK, CONTRAST -> new PrimerDark().getUserAgentStylesheet();
            case DRACULA -> new Dracula().getUserAgentStylesheet();
        };
    }

    /// The one after this, round and round.
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
