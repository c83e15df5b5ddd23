package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.action.ActionMenu;
import io.glassroom.client.place.AddressView;
import io.glassroom.client.rooms.BotsBarView;
import io.glassroom.client.rooms.BotsViewModel;
import io.glassroom.client.recordings.RecordButton;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.step.StepBarView;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the top: which node, how many bots, which language, which theme.
final class ToolBarView extends HBox {

    private static final double ROOMY = 1_160; // pixels

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
        var address = new AddressView(model.place(), texts);
        yielding(address.kind());
        getChildren().addAll(mark, brand, address, gap, new StepBarView(model.steps(), texts));
        model.bots().ifPresent(bots -> getChildren().add(bots(bots)));
        getChildren().addAll(new RecordButton(model.recordings(), texts), pause(), language(), theme(), help());
    }

    private BotsBarView bots(BotsViewModel bots) {
        var bar = new BotsBarView(bots, texts);
        yielding(bar.word());
        return bar;
    }

    private Button pause() {
        var pause = new Button();
        var icon = new FontIcon();
        var following = model.live().list().following();
        icon.iconCodeProperty().bind(Bindings.when(following).then((Ikon) Feather.PAUSE).otherwise(Feather.PLAY));
        pause.setId(Ids.PAUSE);
        pause.setGraphic(icon);
        pause.getStyleClass().addAll("flat", "small", "button-icon");
        pause.accessibleTextProperty().bind(
                Bindings.when(following).then(texts.bind("bar.pause")).otherwise(texts.bind("bar.follow")));
        pause.setTooltip(tip("bar.pause.tip"));
        pause.setOnAction(event -> model.live().list().toggle());
        return pause;
    }

    private MenuButton help() {
        MenuButton menu = menu(Ids.HELP, Feather.HELP_CIRCLE, "bar.help");
        menu.getItems().setAll(ActionMenu.items(model.actions(), texts, "help"));
        return menu;
    }

    private Button language() {
        Button language = button(Ids.LANGUAGE, "bar.language");
        language.accessibleTextProperty().unbind();
        language.accessibleTextProperty().bind(texts.bind("bar.language.accessible"));
        language.setOnAction(event -> model.otherLanguage());
        return language;
    }

    private MenuButton theme() {
        MenuButton menu = menu(Ids.THEME, Feather.SUN, "bar.theme.accessible");
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

    private MenuButton menu(String id, Feather icon, String key) {
        var menu = new MenuButton();
        menu.setId(id);
        menu.setGraphic(new FontIcon(icon));
        menu.getStyleClass().addAll("flat", "small", "bar-menu", "no-arrow");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.accessibleTextProperty().bind(texts.bind(key));
        menu.setTooltip(tip(key));
        return menu;
    }

    /// A word that is only there while the bar is wide enough for it.
    private void yielding(Label word) {
        word.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOMY));
        word.managedProperty().bind(word.visibleProperty());
    }

    private Button button(String id, String key) {
        var button = new WordedButton(texts, id, key);
        button.getStyleClass().addAll("flat", "small");
        return button;
    }

    private Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }
}
