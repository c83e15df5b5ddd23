package io.glassroom.client.text;

import javafx.scene.control.Button;

/// A button whose word follows the language, is what a screen reader says, and is never cut.
public final class WordedButton extends Button {

    /// @param key of its text
    public WordedButton(Texts texts, String id, String key) {
        setId(id);
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(texts.bind(key));
        accessibleTextProperty().bind(textProperty());
    }

    /// @param command that it carries out when pressed
    public WordedButton(Texts texts, String id, String key, Runnable command) {
        this(texts, id, key);
        setOnAction(event -> command.run());
    }
}
