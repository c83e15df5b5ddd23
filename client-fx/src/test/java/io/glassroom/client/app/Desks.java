package io.glassroom.client.app;

import io.glassroom.client.motion.FramePulse;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.time.Time;

/// Desks for tests: English, nothing remembered, nothing moving by itself, and no tour.
final class Desks {

    private Desks() {}

    static Desk at(Time time) {
        var settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
        settings.animations().set(false);
        settings.tourFinished().set(true);
        return new Desk(new Texts(Language.ENGLISH), settings, time, new FramePulse());
    }
}
