package io.glassroom.client.live;

import io.glassroom.client.model.PacketKind;
import java.util.Locale;
import javafx.scene.layout.Region;

/// The sign of a packet kind, drawn by the style sheet so that it needs no font.
final class Glyph extends Region {

    Glyph(String name) {
        getStyleClass().addAll("glyph", "glyph-" + name);
        setMouseTransparent(true);
    }

    static String name(PacketKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
