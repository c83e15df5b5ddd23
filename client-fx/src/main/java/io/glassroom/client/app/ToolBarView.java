package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.place.AddressView;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.step.StepBarView;
import io.glassroom.client.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the top: which node, how many bots, which language, which theme.
final class ToolBarView extends HBox {

    private final AppViewModel model;
    private final Texts texts;

    ToolBarView(AppViewModel model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("app-bar");
        var mark = new Region();
        mark.getStyleClass().add("brand-mark");
        var brand = new Label("Glassroom");
        brand.getStyleClass().add("brand");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(mark, brand, new AddressView(model.place(), texts), gap, new StepBarView(model.steps(), texts));
        model.bots().ifPresent(bots -> getChildren().add(bots(bots)));
        getChildren().addAll(pause(), language(), theme());
    }

    private HBox bots(BotsViewModel bots) {
        var label = new Label();
        label.textProperty().bind(texts.bind("bar.bots"));
        label.getStyleClass().add("faint");
        label.setMinWidth(USE_PREF_SIZE);
        Button fewer = new Button("−");
        fewer.setId(Ids.BOTS_FEWER);
        fewer.getStyleClass().addAll("small", "stepper", "left-pill");
        fewer.accessibleTextProperty().bind(texts.bind("bar.bots.fewer"));
        fewer.setOnAction(event -> bots.fewer());
        fewer.disableProperty().bind(bots.count().lessThanOrEqualTo(0));
        var count = new Label();
        count.setId(Ids.BOTS_COUNT);
        count.getStyleClass().addAll("stepper-count");
        count.textProperty().bind(bots.count().asString());
        count.accessibleTextProperty().bind(texts.bind("bar.bots.count", bots.count()));
        Button more = new Button("+");
        more.setId(Ids.BOTS_MORE);
        more.getStyleClass().addAll("small", "stepper", "right-pill");
        more.accessibleTextProperty().bind(texts.bind("bar.bots.more"));
        more.setOnAction(event -> bots.more());
        more.disableProperty().bind(bots.count().greaterThanOrEqualTo(BotsViewModel.MOST));
        var stepper = new HBox(fewer, count, more);
        stepper.getStyleClass().add("stepper-box");
        var box = new HBox(label, stepper);
        box.getStyleClass().add("bar-group");
        return box;
    }

    private Button pause() {
        Button pause = button(Ids.PAUSE, "bar.pause");
        pause.textProperty().unbind();
        pause.textProperty().bind(Bindings.when(model.live().list().following())
                .then(texts.bind("bar.pause"))
                .otherwise(texts.bind("bar.follow")));
        pause.setTooltip(tip("bar.pause.tip"));
        pause.setOnAction(event -> model.live().list().toggle());
        return pause;
    }

    private Button language() {
        Button language = button(Ids.LANGUAGE, "bar.language");
        language.accessibleTextProperty().unbind();
        language.accessibleTextProperty().bind(texts.bind("bar.language.accessible"));
        language.setOnAction(event -> model.otherLanguage());
        return language;
    }

    private MenuButton theme() {
        var menu = new MenuButton();
        menu.setId(Ids.THEME);
        menu.getStyleClass().addAll("flat", "small", "bar-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setGraphic(new FontIcon(Feather.MOON));
        menu.accessibleTextProperty().bind(texts.bind("bar.theme.accessible"));
        menu.setTooltip(tip("bar.theme.accessible"));
        var group = new ToggleGroup();
        for (Theme theme : Theme.values()) {
            var item = new RadioMenuItem();
            item.setId(Ids.theme(theme.key()));
            item.setToggleGroup(group);
            item.textProperty().bind(texts.bind("theme." + theme.key()));
            item.setSelected(model.theme().get() == theme);
            item.setOnAction(event -> model.theme().set(theme));
            model.theme().addListener((observable, old, now) -> item.setSelected(now == theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Button button(String id, String key) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(texts.bind(key));
        button.accessibleTextProperty().bind(button.textProperty());
        return button;
    }

    private Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }
}
