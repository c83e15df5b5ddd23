package io.glassroom.client.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Cuts texts to the room that there is for them, and remembers how, so that it costs nothing to draw them again. A
/// clip would do it too, but each one takes another picture of the canvas' size.
public final class Ruler {

    private static final int KNOWN = 500; // texts

    private final Text text = new Text();
    private final Map<String, String> fitting = new HashMap<>(); // for the font and the room asked for last
    private double room = Double.NaN;

    /// The text if there is room for it, else as much of its beginning as there is room for, with an ellipsis.
    ///
    /// @param pixels how much room there is
    public String fitting(String whole, Font font, double pixels) {
        if (pixels != room || !font.equals(text.getFont()) || fitting.size() >= KNOWN) {
            room = pixels;
            text.setFont(font);
            fitting.clear();
        }
        return fitting.computeIfAbsent(whole, this::cut);
    }

    private String cut(String whole) {
        String cut = whole;
        for (int letters = whole.codePointCount(0, whole.length()) - 1; letters >= 0 && width(cut) > room; letters--) {
            cut = letters == 0 ? "" : whole.substring(0, whole.offsetByCodePoints(0, letters)) + '…';
        }
        return cut;
    }

    private double width(String shown) {
        text.setText(shown);
        return text.getLayoutBounds().getWidth();
    }
}
