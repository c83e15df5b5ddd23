package io.glassroom.client.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The named colours of the theme and the fonts of the window, for drawing: swatches without size that the style sheet
/// paints. Tells when one of them has changed.
public final class Inks extends Pane {

    private final Map<String, Rectangle> swatches = new HashMap<>();
    private final Text plain = new Text();
    private final Text mono = new Text();
    private Runnable changed = () -> {};

    public Inks() {
        setManaged(false);
        setMouseTransparent(true);
        mono.getStyleClass().add("mono");
        plain.fontProperty().addListener((observable, old, now) -> changed.run());
        mono.fontProperty().addListener((observable, old, now) -> changed.run());
        getChildren().addAll(plain, mono);
    }

    void onChange(Runnable action) {
        changed = action;
    }

    /// The colour with this name: `glass-text` for `-glass-text`.
    public Color ink(String name) {
        return swatches.computeIfAbsent(name, this::swatch).getFill() instanceof Color color ? color : Color.GRAY;
    }

    private Rectangle swatch(String name) {
        var swatch = new Rectangle(0, 0, Color.GRAY);
        swatch.setStyle("-fx-fill: -" + name);
        swatch.fillProperty().addListener((observable, old, now) -> changed.run());
        getChildren().add(swatch);
        return swatch;
    }

    /// The window's font in its usual size.
    public Font plain() {
        return plain.getFont();
    }

    /// The font of what is on the wire.
    public Font mono() {
        return mono.getFont();
    }
}
