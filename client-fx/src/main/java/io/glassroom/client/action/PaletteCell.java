package io.glassroom.client.action;

import io.glassroom.client.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// One line of the palette: the group, the name, and the keys or why it cannot be done.
final class PaletteCell extends ListCell<Action> {

    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

    private final PaletteViewModel model;
    private final Texts texts;
    private final Label group = new Label();
    private final Label name = new Label();
    private final Label obstacle = new Label();
    private final HBox line = new HBox();
    private final Region gap = new Region();

    PaletteCell(PaletteViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        group.getStyleClass().add("faint");
        obstacle.getStyleClass().add("faint");
        line.getStyleClass().add("palette-line");
        HBox.setHgrow(gap, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(Action action, boolean empty) {
        super.updateItem(action, empty);
        setText(null);
        if (empty || action == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean possible = action.possible().get();
        group.setText(model.group(action));
        name.setText(model.name(action));
        obstacle.setText(possible ? "" : texts.get("palette.impossible"));
        pseudoClassStateChanged(IMPOSSIBLE, !possible);
        line.getChildren().setAll(name, group, gap, obstacle, Keys.caps(Keys.text(action)));
        setGraphic(line);
        setAccessibleText(name.getText() + " " + Keys.text(action) + " " + obstacle.getText());
    }
}
