package io.glassroom.client.errors;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.scene.control.Button;

/// How many errors and warnings there have been; pressing it opens the list.
public final class ErrorCountView extends Button {

    /// @param open brings the error list to the front
    public ErrorCountView(ErrorsViewModel model, Texts texts, Runnable open) {
        setId(Ids.ERROR_COUNT);
        getStyleClass().addAll("flat", "status-button");
        setGraphic(new LevelSign(Level.WARN));
        textProperty().bind(texts.bind("errors.status", model.count(Level.ERROR), model.count(Level.WARN)));
        accessibleTextProperty().bind(
                texts.bind("errors.status.accessible", model.count(Level.ERROR), model.count(Level.WARN)));
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> open.run());
    }
}
