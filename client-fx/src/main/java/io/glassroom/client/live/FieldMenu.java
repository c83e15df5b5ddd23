package io.glassroom.client.live;

import io.glassroom.client.action.ActionMenu;
import io.glassroom.client.action.Actions;
import io.glassroom.client.text.Texts;
import javafx.scene.control.ContextMenu;

/// What can be done with the selected field, in the tree and over its bytes.
final class FieldMenu {

    private FieldMenu() {}

    static ContextMenu of(Actions actions, Texts texts) {
        ContextMenu menu = ActionMenu.menu(actions, texts, "field");
        menu.getItems().add(ActionMenu.submenu(actions, texts, "colour"));
        menu.getItems().add(ActionMenu.submenu(actions, texts, "copy"));
        return menu;
    }
}
