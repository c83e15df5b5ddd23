package io.glassroom.client.step;

import io.glassroom.client.Ids;
import io.glassroom.client.motion.Speed;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the tool bar about time: speed of the pictures, how far they are behind, and stepping.
public final class StepBarView extends HBox {

    private final StepViewModel model;
    private final Texts texts;

    public StepBarView(StepViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("bar-group", "step-bar");
        getChildren().addAll(behind(), speed(), toggle(), next());
    }

    private Button behind() {
        var live = new Button();
        live.setId(Ids.TO_LIVE);
        live.getStyleClass().addAll("small", "to-live");
        live.setMinWidth(USE_PREF_SIZE);
        ObservableValue<String> seconds = model.playhead().behind().map(StepBarView::seconds);
        live.textProperty().bind(texts.bind("step.behind", seconds));
        live.accessibleTextProperty().bind(texts.bind("step.behind.accessible", seconds));
        live.setTooltip(tip("step.live"));
        live.visibleProperty().bind(model.playhead().lagging());
        live.managedProperty().bind(live.visibleProperty());
        live.setOnAction(event -> model.playhead().toLive());
        return live;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    private MenuButton speed() {
        var menu = new MenuButton();
        menu.setId(Ids.SPEED);
        menu.getStyleClass().addAll("flat", "small", "bar-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.textProperty().bind(model.playhead().speed().map(Speed::sign));
        menu.accessibleTextProperty().bind(texts.bind("step.speed.accessible", menu.textProperty()));
        menu.setTooltip(tip("step.speed.tip"));
        var group = new ToggleGroup();
        for (Speed speed : Speed.values()) {
            var item = new RadioMenuItem(speed.sign());
            item.setId(Ids.speed(speed.divisor()));
            item.setToggleGroup(group);
            item.setSelected(model.playhead().speed().get() == speed);
            item.setOnAction(event -> model.playhead().speed().set(speed));
            model.playhead().speed().addListener((observable, old, now) -> item.setSelected(now == speed));
            menu.getItems().add(item);
        }
        return menu;
    }

    private ToggleButton toggle() {
        var toggle = new ToggleButton();
        icon(toggle, Ids.STEP_TOGGLE, Feather.PAUSE_CIRCLE);
        toggle.accessibleTextProperty().bind(Bindings.when(model.stepping())
                .then(texts.bind("step.end"))
                .otherwise(texts.bind("step.begin")));
        toggle.setTooltip(tip(model.isPossible() ? "step.tip" : "step.impossible"));
        toggle.setDisable(!model.isPossible());
        toggle.setSelected(model.stepping().get());
        toggle.setOnAction(event -> model.toggle());
        model.stepping().addListener((observable, old, now) -> toggle.setSelected(now));
        return toggle;
    }

    private Button next() {
        var next = new Button();
        icon(next, Ids.STEP_NEXT, Feather.SKIP_FORWARD);
        next.accessibleTextProperty().bind(texts.bind("step.next"));
        next.setTooltip(tip("step.next"));
        next.disableProperty().bind(model.stepping().not());
        next.setOnAction(event -> model.step());
        return next;
    }

    private static void icon(ButtonBase button, String id, Feather icon) {
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
    }

    private Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }
}
