package io.glassroom.client.action;

import io.glassroom.client.text.Texts;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/// Menus made of actions, so that what a menu offers has the same name and key everywhere.
public final class ActionMenu {

    private ActionMenu() {}

    /// Items for all actions of a group, in their order.
    public static List<MenuItem> items(Actions actions, Texts texts, String group) {
        return actions.all().stream()
                .filter(action -> action.group().equals(group))
                .map(action -> item(action, texts))
                .toList();
    }

    /// A menu of a group within another menu, named after the group.
    public static Menu submenu(Actions actions, Texts texts, String group) {
        var menu = new Menu();
        menu.textProperty().bind(texts.bind("action.group." + group));
        menu.getItems().setAll(items(actions, texts, group));
        return menu;
    }

    /// A context menu of one group.
    public static ContextMenu menu(Actions actions, Texts texts, String group) {
        return new ContextMenu(items(actions, texts, group).toArray(MenuItem[]::new));
    }

    private static MenuItem item(Action action, Texts texts) {
        var item = new MenuItem();
        item.setId("action-" + action.id());
        item.textProperty().bind(texts.bind("action." + action.id()));
        item.setDisable(!action.possible().get());
        action.possible().addListener((observable, old, now) -> item.setDisable(!now));
        item.setOnAction(event -> action.perform());
        if (!action.keys().isEmpty()) {
            // Only while it is to be read: a menu that hangs on a control would otherwise take the key from whoever types.
            var keys = KeyCombination.valueOf(action.keys());
            item.acceleratorProperty().bind(item.parentPopupProperty()
                    .flatMap(ContextMenu::showingProperty)
                    .map(shown -> shown ? keys : null));
        }
        return item;
    }
}
