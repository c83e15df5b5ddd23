package io.glassroom.client.topology;

import io.glassroom.client.model.PacketKind;
import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A packet on its way, or at the gate: the sign of its kind on a disc, with some room around it to be hit.
final class Dot extends StackPane {

    static final double SIZE = 24; // with the room around it

    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private @Nullable Object subject;

    /// @param kind absent for what goes between nodes
    /// @param words says what it is
    Dot(@Nullable PacketKind kind, Function<Object, String> words) {
        String name = kind == null ? "relay" : kind.name().toLowerCase(Locale.ROOT);
        var disc = new Region();
        disc.getStyleClass().addAll("dot-disc", "dot-" + name);
        var sign = new Region();
        sign.getStyleClass().addAll("glyph", "glyph-" + name, "dot-sign");
        getStyleClass().add("dot");
        getChildren().addAll(disc, sign);
        setManaged(false);
        resize(SIZE, SIZE);
        var tip = new Tooltip();
        tip.setShowDelay(Duration.millis(80));
        tip.setOnShowing(event -> tip.setText(subject == null ? "" : words.apply(subject)));
        Tooltip.install(this, tip);
    }

    /// What it stands for at the moment; null while it is not used.
    @Nullable Object subject() {
        return subject;
    }

    void show(Object stands, double x, double y, boolean lit, boolean chosen, boolean waiting) {
        subject = stands;
        setTranslateX(x - SIZE / 2);
        setTranslateY(y - SIZE / 2);
        pseudoClassStateChanged(DIM, !lit);
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(WAITING, waiting);
        setVisible(true);
    }

    void rest() {
        subject = null;
        setVisible(false);
    }
}
