package io.glassroom.client.canvas;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A pane that draws what it shows. [#redraw] may be called often: it is drawn at most once for each frame, and never
/// while it cannot be seen.
public abstract class Sheet extends Region {

    private final Canvas canvas = new Canvas();
    private final Surface surface = new Surface();
    private final Inks inks = new Inks(this::redraw);
    private final ReadOnlyBooleanProperty shown;
    private boolean stale = true;

    protected Sheet() {
        getStyleClass().add("sheet");
        getChildren().addAll(inks, surface);
        shown = Shown.of(this);
        shown.addListener((observable, old, now) -> surface.requestLayout());
    }

    /// Whether it can be seen.
    public final ReadOnlyBooleanProperty shown() {
        return shown;
    }

    /// What it shows has changed.
    public final void redraw() {
        stale = true;
        if (shown.get()) {
            surface.requestLayout();
        }
    }

    protected final Inks inks() {
        return inks;
    }

    /// Draws everything on a clean surface.
    protected abstract void draw(GraphicsContext pen, double width, double height);

    @Override
    protected final void layoutChildren() {
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
            draw(pen, canvas.getWidth(), canvas.getHeight());
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
