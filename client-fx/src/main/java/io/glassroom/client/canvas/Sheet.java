package io.glassroom.client.canvas;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A pane that draws what it shows. [#redraw] may be called often: it is drawn at most once for each frame, and never
/// while it cannot be seen. It says what it shows at the moment when it is asked.
public final class Sheet extends Region {

    private final Painter painter;
    private final Supplier<String> words;

    private final Canvas canvas = new Canvas();
    private final Surface surface = new Surface();
    private final ReadOnlyBooleanProperty shown;
    private boolean stale = true;

    /// Draws everything on a clean surface.
    @FunctionalInterface
    public interface Painter {

        /// @param width in pixels, as is the height
        void draw(GraphicsContext pen, double width, double height);
    }

    /// @param inks its own
    /// @param words what it shows, for those who do not see it
    public Sheet(Inks inks, Painter painter, Supplier<String> words) {
        inks.onChange(this::redraw);
        this.painter = painter;
        this.words = words;
        getStyleClass().add("drawing");
        getChildren().addAll(inks, surface);
        shown = Shown.of(this);
        shown.addListener((observable, old, now) -> surface.requestLayout());
    }

    /// Whether it can be seen.
    public ReadOnlyBooleanProperty shown() {
        return shown;
    }

    /// What it shows has changed.
    public void redraw() {
        stale = true;
        if (shown.get()) {
            surface.requestLayout();
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? words.get()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            surface.resize(getWidth(), getHeight());
            redraw();
        }
    }

    private void drawIfStale() {
        if (stale && shown.get() && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            stale = false;
            GraphicsContext pen = canvas.getGraphicsContext2D();
            pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            painter.draw(pen, canvas.getWidth(), canvas.getHeight());
        }
    }

    /// Not managed by the sheet, so that a new drawing makes no pane around it lay itself out.
    private final class Surface extends Region {

        Surface() {
            setManaged(false);
            setMouseTransparent(true);
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            drawIfStale();
        }
    }
}
