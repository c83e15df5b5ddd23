package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.filter.Needle;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The line above the list in which something is looked for; there only while it is.
final class FindBar extends HBox {

    private final FindViewModel model;
    private final Texts texts;
    private final Pulse pulse;
    private Pulse.@Nullable Beating beating; // while packets are looked through

    /// @param back takes the focus when nothing is looked for any longer
    FindBar(FindViewModel model, Texts texts, Pulse pulse, Runnable back) {
        this.model = model;
        this.texts = texts;
        this.pulse = pulse;
        getStyleClass().addAll("list-bar", "find-bar");
        TextField field = field();
        var exact = new CheckBox();
        exact.setId(Ids.FIND_EXACT);
        exact.setMinWidth(USE_PREF_SIZE);
        exact.textProperty().bind(texts.bind("find.exact"));
        exact.accessibleTextProperty().bind(exact.textProperty());
        exact.selectedProperty().bindBidirectional(model.exact());
        exact.disableProperty().bind(model.kind().isNotEqualTo(Needle.Kind.TEXT));
        var close = button(Ids.FIND_CLOSE, Feather.X, "find.close");
        close.setOnAction(event -> model.open().set(false));
        var previous = button(Ids.FIND_PREVIOUS, Feather.CHEVRON_UP, "action.find.previous");
        previous.setOnAction(event -> model.previous());
        var next = button(Ids.FIND_NEXT, Feather.CHEVRON_DOWN, "action.find.next");
        next.setOnAction(event -> model.next());
        getChildren().addAll(kinds(), field, exact, verdict(), previous, next, close);
        visibleProperty().bind(model.open());
        managedProperty().bind(visibleProperty());
        model.open().addListener((observable, old, now) -> {
            if (now) {
                field.requestFocus();
                field.selectAll();
            } else {
                back.run();
            }
        });
        model.searching().addListener((observable, old, now) -> beat(now));
    }

    /// Puts the focus where something can be typed.
    void focus() {
        lookup("#" + Ids.FIND_TEXT).requestFocus();
    }

    private TextField field() {
        var field = new TextField();
        field.setId(Ids.FIND_TEXT);
        field.getStyleClass().add("mono");
        field.promptTextProperty().bind(Bindings.createStringBinding(
                () -> texts.get("find.prompt." + model.kind().get().name().toLowerCase(Locale.ROOT)), model.kind(), texts.language()));
        field.accessibleTextProperty().bind(texts.bind("find.accessible"));
        field.textProperty().bindBidirectional(model.text());
        field.setMinWidth(120);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.unreadable().addListener((observable, old, now) -> field.pseudoClassStateChanged(Styles.INVALID, now));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.open().set(false);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3) {
            if (event.isShiftDown()) {
                model.previous();
            } else {
                model.next();
            }
            event.consume();
        }
    }

    private HBox kinds() {
        var group = new ToggleGroup();
        var box = new HBox();
        for (Needle.Kind kind : Needle.Kind.values()) {
            var toggle = new ToggleButton();
            toggle.setId(Ids.find(kind.name().toLowerCase(Locale.ROOT)));
            String end = kind.ordinal() == 0 ? "left-pill" : kind == Needle.Kind.JSON ? "right-pill" : "center-pill";
            toggle.getStyleClass().addAll("small", end);
            toggle.setMinWidth(USE_PREF_SIZE);
            toggle.textProperty().bind(texts.bind("find.kind." + kind.name().toLowerCase(Locale.ROOT)));
            toggle.accessibleTextProperty().bind(toggle.textProperty());
            toggle.setToggleGroup(group);
            toggle.setSelected(model.kind().get() == kind);
            toggle.setOnAction(event -> {
                model.kind().set(kind);
                toggle.setSelected(true); // one always is
            });
            box.getChildren().add(toggle);
        }
        return box;
    }

    private Label verdict() {
        var verdict = new Label();
        verdict.setId(Ids.FIND_COUNT);
        verdict.setMinWidth(USE_PREF_SIZE);
        verdict.textProperty().bind(Bindings.createStringBinding(
                this::say,
                model.count(), model.position(), model.searching(), model.unreadable(), model.text(), model.kind(), texts.language()));
        return verdict;
    }

    private String say() {
        if (model.unreadable().get()) {
            return texts.get("find.unreadable." + model.kind().get().name().toLowerCase(Locale.ROOT));
        }
        if (model.text().get().isBlank()) {
            return "";
        }
        int count = model.count().get();
        if (count == 0) {
            return texts.get(model.searching().get() ? "find.searching" : "find.nothing");
        }
        return model.position().get() > 0
                ? texts.get("find.position", model.position().get(), count)
                : texts.get("find.count", count);
    }

    private Button button(String id, Feather icon, String key) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("small", "flat");
        button.setGraphic(new FontIcon(icon));
        button.accessibleTextProperty().bind(texts.bind(key));
        var tip = new Tooltip();
        tip.textProperty().bind(button.accessibleTextProperty());
        button.setTooltip(tip);
        return button;
    }

    private void beat(boolean now) {
        if (beating != null) {
            beating.cancel();
            beating = null;
        }
        if (now) {
            beating = pulse.listen(nanos -> model.slice());
        }
    }
}
