package io.glassroom.client.action;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;

/// Draws the keys of an action as keys.
final class Keys {

    private Keys() {}

    /// As this machine's people write them: Ctrl+Shift+L, or ⇧⌘L.
    static String text(Action action) {
        return action.keys().isEmpty() ? "" : KeyCombination.valueOf(action.keys()).getDisplayText();
    }

    /// One cap for each key.
    static HBox caps(String text) {
        var caps = new HBox();
        caps.getStyleClass().add("key-caps");
        for (String key : split(text)) {
            var cap = new Label(key);
            cap.getStyleClass().add("key-cap");
            cap.setMinWidth(Label.USE_PREF_SIZE);
            caps.getChildren().add(cap);
        }
        return caps;
    }

    private static List<String> split(String text) {
        // The last of Ctrl++ is a key too.
        return text.endsWith("++")
                ? List.of(text.substring(0, text.length() - 2), "+")
                : Arrays.stream(text.split("\\+")).filter(key -> !key.isEmpty()).toList();
    }
}
