package io.glassroom.client.app;

import io.glassroom.client.settings.Theme;
import io.glassroom.client.text.Language;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the window is to look when it opens.
///
/// @param language instead of the one that was chosen last
/// @param theme instead of the one that was chosen last
/// @param size instead of the last one
/// @param bots on a server of our own
/// @param screenshot draw into this file and end, instead of waiting for a person
record Look(Optional<Language> language, Optional<Theme> theme, Optional<WindowSize> size, int bots, Optional<Path> screenshot) {

    /// What wins over the saved settings.
    Map<String, String> overrides() {
        var chosen = new HashMap<String, String>();
        language.ifPresent(wanted -> chosen.put("language", wanted.name()));
        theme.ifPresent(wanted -> chosen.put("theme", wanted.name()));
        return chosen;
    }
}
