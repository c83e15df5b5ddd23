package io.glassroom.client.learn;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// The Learn view: the first minute again, and the way to the lessons.
public final class LearnView extends BorderPane {

    public LearnView(LearnViewModel model, Texts texts) {
        getStyleClass().add("learn");
    }
}
