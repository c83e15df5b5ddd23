package io.glassroom.client.settings;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// What a person can choose about the window itself.
public final class SettingsView extends BorderPane {

    public SettingsView(Settings settings, Texts texts) {
        getStyleClass().add("settings");
    }
}
