package io.glassroom.client.app;

import io.glassroom.client.action.KeysView;
import io.glassroom.client.action.PaletteView;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Lays the palette or the keys over the window, takes the focus for them, and gives it back.
final class OverlayView extends StackPane {

    private final ObjectProperty<Overlay> overlay;
    private final PaletteView palette;
    private final KeysView keys;
    private @Nullable Node before;

    OverlayView(AppViewModel model, Node below) {
        overlay = model.overlay();
        palette = new PaletteView(model.palette(), model.texts(), this::close);
        keys = new KeysView(model.actions(), model.texts(), this::close);
        var shade = new Region();
        shade.getStyleClass().add("shade");
        shade.setOnMousePressed(event -> close());
        var room = new StackPane(palette, keys);
        room.getStyleClass().add("sheets");
        room.setPickOnBounds(false);
        var sheets = new StackPane(shade, room);
        sheets.visibleProperty().bind(overlay.isNotEqualTo(Overlay.NONE));
        sheets.managedProperty().bind(sheets.visibleProperty());
        palette.visibleProperty().bind(overlay.isEqualTo(Overlay.PALETTE));
        keys.visibleProperty().bind(overlay.isEqualTo(Overlay.KEYS));
        getChildren().addAll(below, sheets);
        overlay.addListener((observable, old, now) -> show(old, now));
    }

    private void close() {
        overlay.set(Overlay.NONE);
    }

    private void show(Overlay old, Overlay now) {
        if (old == Overlay.NONE && getScene() != null) {
            before = getScene().getFocusOwner();
        }
        switch (now) {
            case PALETTE -> palette.open();
            case KEYS -> keys.open();
            case NONE -> {
                if (before != null) {
                    before.requestFocus();
                }
                before = null;
            }
        }
    }
}
