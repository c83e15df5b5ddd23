package io.glassroom.client.app;

import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Zooms menus, tooltips and whatever else pops up as much as the window that they belong to.
final class PopupZoom {

    private final Scene scene;
    private final ObservableIntegerValue percent;
    private final ObservableList<Window> windows = Window.getWindows();
    private final ListChangeListener<Window> listener = this::changed;

    PopupZoom(Scene scene, ObservableIntegerValue percent) {
        this.scene = scene;
        this.percent = percent;
    }

    void begin() {
        windows.addListener(listener);
    }

    void end() {
        windows.removeListener(listener);
    }

    private void changed(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window window : change.getAddedSubList()) {
                if (window instanceof PopupWindow popup && isOurs(popup)) {
                    zoom(popup);
                }
            }
        }
    }

    private void zoom(PopupWindow popup) {
        double factor = percent.get() / 100.0;
        for (Node content : popup.getScene().getRoot().getChildrenUnmodifiable()) {
            content.getTransforms().removeIf(Zoom.class::isInstance);
            if (factor != 1) {
                content.getTransforms().add(new Zoom(factor));
            }
        }
    }

    private boolean isOurs(PopupWindow popup) {
        @Nullable Window owner = popup;
        while (owner instanceof PopupWindow above) {
            owner = above.getOwnerWindow();
        }
        return owner != null && owner.getScene() == scene;
    }

    /// Told apart from what others may have put there.
    private static final class Zoom extends Scale {
        Zoom(double factor) {
            super(factor, factor);
        }
    }
}
