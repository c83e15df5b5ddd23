package io.glassroom.client.recordings;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// The Recordings view: what was kept.
public final class RecordingsView extends BorderPane {

    public RecordingsView(RecordingsViewModel model, Texts texts) {
        getStyleClass().add("recordings");
    }
}
