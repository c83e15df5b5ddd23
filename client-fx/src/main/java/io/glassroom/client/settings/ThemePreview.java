package io.glassroom.client.settings;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A window in little, in the colours of a theme.
final class ThemePreview extends VBox {

    ThemePreview(Theme theme) {
        getStyleClass().addAll("theme-preview", theme.styleClass());
        getChildren().add(part("preview-bar"));
        for (String kind : new String[] {"handshake", "ack", "data", "heartbeat"}) {
            var line = new HBox(part("preview-" + kind), part("preview-words"));
            line.getStyleClass().add("preview-line");
            if (kind.equals("data")) {
                line.getStyleClass().add("preview-selected");
            }
            getChildren().add(line);
        }
        setMouseTransparent(true);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        return part;
    }
}
