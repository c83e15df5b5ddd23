package io.glassroom.client.action;

import javafx.beans.value.ObservableBooleanValue;

/// Something that a person can do. Its name in both languages is the text `action.` and the id; every action is in the
/// command palette, and those with a key in the overlay of keys.
///
/// @param id unique: `list.pause`
/// @param group under which the overlay lists it: the text `action.group.` and this
/// @param keys as [javafx.scene.input.KeyCombination#valueOf] reads them, `Shortcut+Shift+L`; empty for none
/// @param run does it, on the FX thread
/// @param possible whether it can be done at this moment
public record Action(String id, String group, String keys, Runnable run, ObservableBooleanValue possible) {

    /// Does it if it is possible.
    public void perform() {
        if (possible.get()) {
            run.run();
        }
    }
}
