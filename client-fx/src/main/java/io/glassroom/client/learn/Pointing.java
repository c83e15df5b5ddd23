package io.glassroom.client.learn;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Marks the control of which a lesson speaks, until it has been found. The time runs from when the control can be
/// seen: a section that is shown for the first time takes a second to be drawn. A page is scrolled to its control; in
/// the mark itself nothing moves.
final class Pointing {

    private static final String STYLE = "pointed-at";
    private static final Duration LONG_ENOUGH = Duration.seconds(2);
    private static final int FRAMES = 2; // the first is begun before the section is laid out, the second after

    private final PauseTransition rest = new PauseTransition(LONG_ENOUGH);
    private final AnimationTimer drawing = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frames++;
            if (frames > FRAMES) {
                stop();
                intoView();
                rest.playFromStart();
            }
        }
    };
    private int frames;
    private @Nullable Node marked;

    Pointing() {
        rest.setOnFinished(event -> clear());
    }

    /// Marks this control, and no other.
    void at(Node control) {
        clear();
        marked = control;
        control.getStyleClass().add(STYLE);
        frames = 0;
        drawing.start();
    }

    /// Scrolls the page to the control if that is above or below what is seen.
    private void intoView() {
        Node page = marked;
        while (page != null && !(page instanceof ScrollPane)) {
            page = page.getParent();
        }
        if (marked == null || marked == page || !(page instanceof ScrollPane pane)) {
            return;
        }
        Node content = pane.getContent();
        Bounds place = content.sceneToLocal(marked.localToScene(marked.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        double top = pane.getVvalue() * hidden;
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + seen)) {
            pane.setVvalue(Math.clamp((place.getCenterY() - seen / 2) / hidden, 0, 1));
        }
    }

    private void clear() {
        drawing.stop();
        rest.stop();
        if (marked != null) {
            marked.getStyleClass().remove(STYLE);
            marked = null;
        }
    }
}
