package io.glassroom.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.text.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverriddenTest {

    private final SettingsStore saved = new MemoryStore();
    private final Overridden overridden = new Overridden(saved, Map.of("theme", "DRACULA"));

    @Test
    void commandLineWinsOverWhatWasSaved() {
        saved.save("theme", "DARK");
        saved.save("language", "CHINESE");
        var settings = new Settings(overridden, Language.ENGLISH);
        assertEquals(Theme.DRACULA, settings.theme().get());
        assertEquals(Language.CHINESE, settings.language().get());
    }

    @Test
    void commandLineIsNotSaved() {
        saved.save("theme", "DARK");
        new Settings(overridden, Language.ENGLISH);
        assertEquals(Map.of("theme", "DARK"), saved.load());
    }

    @Test
    void personWinsOverTheCommandLine() {
        new Settings(overridden, Language.ENGLISH).theme().set(Theme.LIGHT);
        assertEquals(Theme.LIGHT, new Settings(overridden, Language.ENGLISH).theme().get());
        assertEquals("LIGHT", saved.load().get("theme"));
    }
}
