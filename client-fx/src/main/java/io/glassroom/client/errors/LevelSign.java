package io.glassroom.client.errors;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sign of a level.
final class LevelSign extends FontIcon {

    LevelSign(Level level) {
        super(switch (level) {
            case CHAT -> Feather.MESSAGE_CIRCLE;
            case NOTE -> Feather.INFO;
            case WARN -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.X_OCTAGON;
        });
        getStyleClass().addAll("level-sign", "level-" + level.name().toLowerCase(Locale.ROOT));
    }
}
