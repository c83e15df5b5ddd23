package io.glassroom.client.app;

import javafx.beans.value.ObservableIntegerValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger than it is, the way a browser zooms: the content is laid out in the room that is left after
/// dividing by the zoom, and scrolls where that is less than it needs.
final class ZoomPane extends Region {

    private final Region content;
    private final ObservableIntegerValue percent;
    private final Scale scale = new Scale();
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final double leastWidth;
    private final double leastHeight;

    /// @param leastWidth of the content when it is zoomed, pixels before zooming; so is leastHeight
    ZoomPane(Region content, ObservableIntegerValue percent, double leastWidth, double leastHeight) {
        this.content = content;
        this.percent = percent;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        content.getTransforms().add(scale);
        getChildren().addAll(content, across, down);
        percent.addListener((observable, old, now) -> requestLayout());
        addEventHandler(ScrollEvent.SCROLL, event -> {
            across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
            down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
        });
        sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).addListener((observable, old, now) -> {
            if (now != null) {
                reveal(now);
            }
        });
    }

    private ScrollBar bar(Orientation orientation) {
        var bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setFocusTraversable(false);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.valueProperty().addListener((observable, old, now) -> requestLayout());
        return bar;
    }

    @Override
    protected void layoutChildren() {
        double factor = percent.get() / 100.0;
        scale.setX(factor);
        scale.setY(factor);
        double width = getWidth();
        double height = getHeight();
        boolean low = factor > 1 && height < leastHeight * factor;
        if (low) {
            width -= down.prefWidth(-1);
        }
        boolean narrow = factor > 1 && width < leastWidth * factor;
        if (narrow) {
            height -= across.prefHeight(-1);
        }
        double contentWidth = narrow ? leastWidth : width / factor;
        double contentHeight = low ? leastHeight : height / factor;
        place(across, narrow, contentWidth * factor, width);
        place(down, low, contentHeight * factor, height);
        across.resizeRelocate(0, height, width, across.prefHeight(-1));
        down.resizeRelocate(width, 0, down.prefWidth(-1), height);
        content.resizeRelocate(-across.getValue(), -down.getValue(), contentWidth, contentHeight);
    }

    private static void place(ScrollBar bar, boolean needed, double whole, double part) {
        bar.setVisible(needed);
        bar.setMax(needed ? whole - part : 0);
        bar.setVisibleAmount(needed ? part * (whole - part) / whole : 0);
        bar.setUnitIncrement(part / 10);
        bar.setBlockIncrement(part);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    }

    private void reveal(Node node) {
        if (!across.isVisible() && !down.isVisible()) {
            return;
        }
        Bounds there = sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        reveal(across, there.getMinX(), there.getMaxX(), across.getWidth());
        reveal(down, there.getMinY(), there.getMaxY(), down.getHeight());
    }

    private static void reveal(ScrollBar bar, double from, double to, double room) {
        if (!bar.isVisible() || to - from > room) {
            return;
        }
        double beyond = from < 0 ? from : Math.max(0, to - room);
        bar.setValue(Math.clamp(bar.getValue() + beyond, 0, bar.getMax()));
    }
}
