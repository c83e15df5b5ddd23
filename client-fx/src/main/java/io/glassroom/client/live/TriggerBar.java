package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.filter.FilterFault;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line below the filter that says at which packet the list is to stop; there only while it is wanted.
final class TriggerBar extends HBox {

    private final TriggerViewModel model;
    private final Texts texts;

    TriggerBar(TriggerViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("filter-line");
        var label = new Label();
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(texts.bind("trigger.label"));
        var field = new TextField();
        field.setId(Ids.TRIGGER_TEXT);
        field.getStyleClass().addAll("mono", "trigger-text");
        field.setMinWidth(160);
        field.promptTextProperty().bind(texts.bind("trigger.prompt"));
        field.accessibleTextProperty().bind(label.textProperty());
        field.textProperty().bindBidirectional(model.text());
        field.setOnAction(event -> model.arm());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.open().set(false);
                event.consume();
            }
        });
        model.fault().addListener((observable, old, now) -> field.pseudoClassStateChanged(Styles.INVALID, now != null));
        HBox.setHgrow(field, Priority.ALWAYS);
        var verdict = new Label();
        verdict.setId(Ids.TRIGGER_STATE);
        verdict.setWrapText(true);
        verdict.textProperty().bind(Bindings.createStringBinding(
                this::say, model.fault(), model.armed(), model.fired(), model.text(), texts.language()));
        getChildren().addAll(label, field, arm(), verdict);
        visibleProperty().bind(model.open());
        managedProperty().bind(visibleProperty());
        model.open().addListener((observable, old, now) -> {
            if (now) {
                field.requestFocus();
            }
        });
    }

    private Button arm() {
        var arm = new Button();
        arm.setId(Ids.TRIGGER_ARM);
        arm.setMinWidth(USE_PREF_SIZE);
        arm.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get(model.armed().get() ? "trigger.disarm" : "trigger.arm"), model.armed(), texts.language()));
        arm.accessibleTextProperty().bind(arm.textProperty());
        arm.disableProperty().bind(model.text().isEmpty().or(model.fault().isNotNull()));
        arm.setOnAction(event -> {
            if (model.armed().get()) {
                model.disarm();
            } else {
                model.arm();
            }
        });
        return arm;
    }

    private String say() {
        FilterFault fault = model.fault().get();
        if (fault != null) {
            return texts.get("filter." + fault.problem().name().toLowerCase(Locale.ROOT), fault.details().toArray());
        }
        if (model.fired().get() > 0) {
            return texts.get("trigger.fired", Long.toString(model.fired().get()));
        }
        return model.armed().get() ? texts.get("trigger.waits") : "";
    }
}
