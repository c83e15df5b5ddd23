package io.glassroom.client.settings;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Action;
import io.glassroom.client.action.Actions;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What a person can choose about the window itself. Each choice shows at once, and is kept.
public final class SettingsView extends BorderPane {

    private final Settings settings;
    private final Actions actions;
    private final Texts texts;

    public SettingsView(Settings settings, Actions actions, Texts texts) {
        this.settings = settings;
        this.actions = actions;
        this.texts = texts;
        getStyleClass().add("settings");
        var title = new Label();
        title.getStyleClass().add("settings-title");
        title.textProperty().bind(texts.bind("section.settings"));
        var all = new VBox(
                title,
                part("language", languages()),
                part("theme", themes()),
                part("zoom", zooms()),
                part("animations", animations()),
                part("layout", button(Ids.SETTINGS_LAYOUT, "window.layout")),
                part("tour", button(Ids.SETTINGS_TOUR, "help.tour")),
                part("folder", folder()));
        all.getStyleClass().add("settings-parts");
        var scroll = new ScrollPane(all);
        scroll.setId(Ids.SETTINGS);
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(title.textProperty());
        setCenter(scroll);
    }

    private VBox part(String key, Node choice) {
        var name = new Label();
        name.getStyleClass().add("settings-name");
        name.textProperty().bind(texts.bind("settings." + key));
        var why = new Label();
        why.getStyleClass().add("faint");
        why.setWrapText(true);
        why.textProperty().bind(texts.bind("settings." + key + ".why"));
        var part = new VBox(name, why, choice);
        part.getStyleClass().add("settings-part");
        return part;
    }

    private FlowPane languages() {
        var group = new ToggleGroup();
        return row(List.of(Language.values()).stream()
                .map(language -> {
                    String key = language.name().toLowerCase(Locale.ROOT);
                    ToggleButton choice = choice(Ids.setting("language", key), group, settings.language(), language);
                    choice.textProperty().bind(texts.bind("settings.language." + key));
                    return choice;
                })
                .toList());
    }

    private FlowPane themes() {
        var group = new ToggleGroup();
        return row(List.of(Theme.values()).stream()
                .map(theme -> {
                    ToggleButton choice = choice(Ids.setting("theme", theme.key()), group, settings.theme(), theme);
                    choice.textProperty().bind(texts.bind("theme." + theme.key()));
                    choice.setGraphic(new ThemePreview(theme));
                    choice.getStyleClass().add("settings-theme");
                    return choice;
                })
                .toList());
    }

    private FlowPane zooms() {
        var group = new ToggleGroup();
        return row(Settings.ZOOMS.stream()
                .map(percent -> {
                    ToggleButton choice = choice(
                            Ids.setting("zoom", String.valueOf(percent)), group, settings.zoom(), (Number) percent);
                    choice.setText(percent + " %");
                    return choice;
                })
                .toList());
    }

    private <T> ToggleButton choice(String id, ToggleGroup group, Property<T> property, T value) {
        var button = new ToggleButton();
        button.setId(id);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(button.textProperty());
        button.setSelected(value.equals(property.getValue()));
        button.setOnAction(event -> {
            property.setValue(value);
            button.setSelected(true); // pressing what is pressed changes nothing
        });
        property.addListener((observable, old, now) -> button.setSelected(value.equals(now)));
        return button;
    }

    private CheckBox animations() {
        var box = new CheckBox();
        box.setId(Ids.SETTINGS_ANIMATIONS);
        box.textProperty().bind(texts.bind("settings.animations.on"));
        box.accessibleTextProperty().bind(box.textProperty());
        box.selectedProperty().bindBidirectional(settings.animations());
        return box;
    }

    private Button button(String id, String action) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.bind("action." + action));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setOnAction(event -> actions.find(action).ifPresent(Action::perform));
        return button;
    }

    private TextField folder() {
        var path = new TextField();
        path.setId(Ids.SETTINGS_FOLDER);
        path.getStyleClass().addAll("mono", "settings-folder");
        path.setEditable(false);
        ObservableValue<String> nowhere = texts.bind("settings.folder.none");
        if (settings.place().isEmpty()) {
            path.textProperty().bind(nowhere);
        } else {
            path.setText(settings.place());
        }
        path.accessibleTextProperty().bind(texts.bind("settings.folder"));
        return path;
    }

    private static FlowPane row(List<ToggleButton> choices) {
        var row = new FlowPane();
        row.getStyleClass().add("settings-row");
        row.getChildren().addAll(choices);
        return row;
    }
}
