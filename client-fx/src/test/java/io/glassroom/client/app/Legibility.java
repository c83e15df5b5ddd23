package io.glassroom.client.app;

import io.glassroom.client.settings.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.text.Text;

/// Calculates what WCAG 2 calls the contrast of a text, from the colours that it really has in a scene.
final class Legibility {

    private Legibility() {}

    /// What a person has to be able to tell apart, in this theme.
    static double least(Theme theme) {
        return theme == Theme.CONTRAST ? 7 : 4.5;
    }

    /// Why this text cannot be read; empty if it can. What is disabled may be faint.
    static Optional<String> weakness(Text text, Theme theme) {
        if (text.isDisabled() || !(text.getFill() instanceof Color ink)) {
            return Optional.empty();
        }
        for (Color paper : papers(text)) {
            double contrast = contrast(over(ink, paper), paper);
            if (contrast < least(theme)) {
                return Optional.of("'%s' %s is %.2f to 1: %s on %s"
                        .formatted(text.getText(), text.getParent().getStyleClass(), contrast, ink, paper));
            }
        }
        return Optional.empty();
    }

    /// Every colour that may be behind it: one, or the ends of a gradient.
    private static List<Color> papers(Node node) {
        var layers = new ArrayList<List<Color>>();
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    List<Color> colours = colours(fill.getFill());
                    if (colours.isEmpty()) {
                        continue;
                    }
                    layers.add(colours);
                    if (layers.getLast().stream().allMatch(Color::isOpaque)) {
                        return blend(layers.reversed());
                    }
                }
            }
        }
        return blend(layers.reversed());
    }

    private static List<Color> blend(List<List<Color>> fromBehind) {
        List<Color> seen = List.of(Color.WHITE);
        for (List<Color> layer : fromBehind) {
            List<Color> behind = seen;
            seen = layer.stream().flatMap(above -> behind.stream().map(below -> over(above, below))).toList();
        }
        return seen;
    }

    private static List<Color> colours(Paint paint) {
        return switch (paint) {
            case Color colour -> List.of(colour);
            case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor).toList();
            default -> List.of();
        };
    }

    static Color over(Color above, Color below) {
        double alpha = above.getOpacity();
        return Color.color(
                above.getRed() * alpha + below.getRed() * (1 - alpha),
                above.getGreen() * alpha + below.getGreen() * (1 - alpha),
                above.getBlue() * alpha + below.getBlue() * (1 - alpha));
    }

    static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
