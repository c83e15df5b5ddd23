package io.glassroom.client.app;

import io.glassroom.client.action.Action;
import io.glassroom.client.action.Actions;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/// Does what the actions' keys say, after whatever has the focus has had its turn. A key alone, without Ctrl or Alt,
/// belongs to whoever is typing.
final class KeyBoard {

    private final Actions actions;
    private final ObjectProperty<Overlay> overlay;
    private final Map<String, KeyCombination> combinations = new HashMap<>();
    private final Scene scene;

    KeyBoard(Scene scene, Actions actions, ObjectProperty<Overlay> overlay) {
        this.scene = scene;
        this.actions = actions;
        this.overlay = overlay;
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !isTyping()) {
                overlay.set(overlay.get() == Overlay.KEYS ? Overlay.NONE : Overlay.KEYS);
            }
        });
    }

    private void press(KeyEvent event) {
        for (Action action : actions.all()) {
            if (!action.keys().isEmpty() && matches(action, event)) {
                perform(action);
                event.consume();
                return;
            }
        }
    }

    private boolean matches(Action action, KeyEvent event) {
        KeyCombination keys = combinations.computeIfAbsent(action.keys(), KeyCombination::valueOf);
        return (keys.match(event) || action.keys().equals(sameElsewhere(event)))
                && (!isPlain(keys, event.getCode()) || isFree());
    }

    private void perform(Action action) {
        if (overlay.get() != Overlay.NONE && !action.id().startsWith("window.")) {
            overlay.set(Overlay.NONE);
        }
        action.perform();
    }

    /// Plus, minus and zero are found in several places of a keyboard, and not in the same on all.
    private static String sameElsewhere(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return "";
        }
        return switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> "Shortcut+Plus";
            case MINUS, SUBTRACT -> "Shortcut+Minus";
            case DIGIT0, NUMPAD0 -> "Shortcut+0";
            default -> "";
        };
    }

    private static boolean isPlain(KeyCombination keys, KeyCode code) {
        return keys.getControl() != ModifierValue.DOWN
                && keys.getAlt() != ModifierValue.DOWN
                && keys.getMeta() != ModifierValue.DOWN
                && keys.getShortcut() != ModifierValue.DOWN
                && !code.isFunctionKey();
    }

    private boolean isFree() {
        return !isTyping() && overlay.get() == Overlay.NONE;
    }

    private boolean isTyping() {
        Node focused = scene.getFocusOwner();
        return focused instanceof TextInputControl text && text.isEditable()
                || focused instanceof ComboBox<?> box && box.isEditable()
                || focused instanceof Spinner<?> spinner && spinner.isEditable();
    }
}
