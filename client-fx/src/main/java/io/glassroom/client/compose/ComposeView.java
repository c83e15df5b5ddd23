package io.glassroom.client.compose;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// The Compose view: sending by hand.
public final class ComposeView extends BorderPane {

    public ComposeView(ComposeViewModel model, Texts texts) {
        getStyleClass().add("compose");
    }
}
