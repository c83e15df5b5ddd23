package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line below the list in which a note is written; there only while one is.
final class NoteBar extends HBox {

    private boolean typing; // whether a key has been pressed since this line was opened

    /// @param back takes the focus when the note is written
    NoteBar(MarginViewModel model, Texts texts, Runnable back) {
        getStyleClass().add("list-bar");
        var label = new Label();
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(Bindings.createStringBinding(
                () -> model.noted().get() == null ? "" : texts.get("note.label", Long.toString(model.noted().get().number())),
                model.noted(), texts.language()));
        var field = new TextField();
        field.setId(Ids.NOTE_TEXT);
        field.promptTextProperty().bind(texts.bind("note.prompt"));
        field.accessibleTextProperty().bind(label.textProperty());
        field.textProperty().bindBidirectional(model.draft());
        field.setOnAction(event -> model.keep());
        // The key that opened this line is still on its way as a letter.
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> typing = true);
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!typing) {
                event.consume();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.discard();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        var keep = new Button();
        keep.setId(Ids.NOTE_KEEP);
        keep.getStyleClass().add("small");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.textProperty().bind(texts.bind("note.keep"));
        keep.accessibleTextProperty().bind(keep.textProperty());
        keep.setOnAction(event -> model.keep());
        getChildren().addAll(label, field, keep);
        visibleProperty().bind(model.noted().isNotNull());
        managedProperty().bind(visibleProperty());
        model.noted().addListener((observable, old, now) -> {
            if (now == null) {
                back.run();
            } else {
                typing = false;
                field.requestFocus();
                field.end();
            }
        });
    }
}
