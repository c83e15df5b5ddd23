package io.glassroom.client.action;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys, by group.
public final class KeysView extends VBox {

    private final Actions actions;
    private final Texts texts;
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final ScrollPane scroll = new ScrollPane();

    /// @param close sends the overlay away
    public KeysView(Actions actions, Texts texts, Runnable close) {
        this.actions = actions;
        this.texts = texts;
        getStyleClass().addAll("sheet", "keys");
        setMaxSize(860, USE_PREF_SIZE);
        var title = new Label();
        title.getStyleClass().add("sheet-title");
        title.textProperty().bind(texts.bind("keys.title"));
        var hint = new Label();
        hint.getStyleClass().add("faint");
        hint.setWrapText(true);
        hint.textProperty().bind(texts.bind("keys.hint", actions.find("window.palette").map(Keys::text).orElse("")));
        var groups = new HBox(left, right);
        groups.getStyleClass().add("key-groups");
        for (VBox column : List.of(left, right)) {
            column.getStyleClass().add("key-column");
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        scroll.setContent(groups);
        scroll.setId(Ids.KEYS);
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(texts.bind("keys.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, hint, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
            }
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.TAB) {
                event.consume();
            }
        });
    }

    /// Lists what there is now.
    public void open() {
        Map<String, VBox> boxes = new LinkedHashMap<>();
        for (Action action : actions.all()) {
            if (!action.keys().isEmpty()) {
                boxes.computeIfAbsent(action.group(), this::group).getChildren().add(line(action));
            }
        }
        left.getChildren().clear();
        right.getChildren().clear();
        for (VBox box : boxes.values()) {
            (lines(left) <= lines(right) ? left : right).getChildren().add(box);
        }
        scroll.setVvalue(0);
        scroll.requestFocus();
    }

    private static int lines(VBox column) {
        return column.getChildren().stream().mapToInt(box -> ((VBox) box).getChildren().size() + 1).sum();
    }

    private VBox group(String group) {
        var name = new Label(texts.get("action.group." + group));
        name.getStyleClass().add("key-group-name");
        var box = new VBox(name);
        box.getStyleClass().add("key-group");
        return box;
    }

    private HBox line(Action action) {
        var name = new Label(texts.get("action." + action.id()));
        name.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(name, gap, Keys.caps(Keys.text(action)));
        line.getStyleClass().add("key-line");
        return line;
    }
}
