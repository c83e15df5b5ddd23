package io.glassroom.client.learn;

import io.glassroom.client.settings.Settings;

/// The Learn view: the first minute again, and the way to the lessons.
public final class LearnViewModel {

    private final Settings settings;

    public LearnViewModel(Settings settings) {
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }
}
