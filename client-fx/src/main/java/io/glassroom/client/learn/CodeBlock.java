package io.glassroom.client.learn;

import io.glassroom.client.copy.SystemClipboard;
import io.glassroom.client.text.Texts;
import javafx.event.Event;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;

/// Code, bytes or a drawing, as it was typed: its lines are not broken. Where they are longer than the page is wide,
/// one scrolls sideways.
final class CodeBlock extends ScrollPane {

    private static final double BAR = 14; // pixels

    private final CellText cells;

    CodeBlock(String code, Texts texts) {
        cells = new CellText(code);
        getStyleClass().add("lesson-code");
        setContent(cells);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        setAccessibleText(code);
        setFocusTraversable(false);
        viewportBoundsProperty().addListener((observable, old, now) -> {
            setFocusTraversable(isTooWide(now.getWidth())); // for the keys that scroll
            requestLayout();
        });
        addEventFilter(ScrollEvent.SCROLL, this::passOn);
        var copy = new MenuItem();
        copy.textProperty().bind(texts.bind("learn.copy"));
        copy.setOnAction(event -> new SystemClipboard().accept(code));
        setContextMenu(new ContextMenu(copy));
    }

    /// Up and down is the page's: a scroll pane would keep it to itself.
    private void passOn(ScrollEvent event) {
        if (event.getDeltaX() == 0 && getParent() != null) {
            event.consume();
            Event.fireEvent(getParent(), event.copyFor(getParent(), getParent()));
        }
    }

    private boolean isTooWide(double width) {
        return cells.prefWidth(-1) > width + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + cells.prefHeight(-1) + (isTooWide(room) ? BAR : 0) + snappedBottomInset();
    }
}
