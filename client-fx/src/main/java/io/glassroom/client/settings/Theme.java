package io.glassroom.client.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/// Light or dark: a theme of AtlantaFX, and our own colours on top of it.
public enum Theme {
    LIGHT("light"),
    DARK("dark");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    /// The name of the style class at the scene's root that chooses our own colours.
    public String styleClass() {
        return "theme-" + title;
    }

    /// Address of AtlantaFX's style sheet.
    public String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// The one after this, round and round.
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
