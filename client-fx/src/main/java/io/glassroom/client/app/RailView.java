package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rail at the left edge, which leads from section to section.
final class RailView extends VBox {

    private final AppViewModel model;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();

    RailView(AppViewModel model) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("rail");
        for (Section section : Section.values()) {
            if (section == Section.SETTINGS) {
                var gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                getChildren().add(gap);
            }
            getChildren().add(button(section));
        }
        group.selectedToggleProperty().addListener((observable, old, now) -> {
            if (now == null) {
                group.selectToggle(old); // one is always pressed
            }
        });
    }

    private ToggleButton button(Section section) {
        var button = new ToggleButton();
        button.setId(Ids.rail(section.key()));
        button.getStyleClass().add("rail-button");
        button.setToggleGroup(group);
        button.setContentDisplay(ContentDisplay.TOP);
        button.setGraphic(new FontIcon(icon(section)));
        button.setMaxWidth(Double.MAX_VALUE);
        button.textProperty().bind(texts.bind("section." + section.key()));
        button.accessibleTextProperty().bind(button.textProperty());
        button.setSelected(model.section().get() == section);
        button.setOnAction(event -> model.section().set(section));
        model.section().addListener((observable, old, now) -> button.setSelected(now == section));
        return button;
    }

    private static Feather icon(Section section) {
        return switch (section) {
            case LIVE -> Feather.ACTIVITY;
            case TOPOLOGY -> Feather.SHARE_2;
            case ROOMS -> Feather.USERS;
            case COMPOSE -> Feather.EDIT_3;
            case LEARN -> Feather.BOOK_OPEN;
            case RECORDINGS -> Feather.DISC;
            case SETTINGS -> Feather.SETTINGS;
        };
    }
}
