package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.copy.Copying;
import io.glassroom.client.errors.ErrorCountView;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.pump.Intake;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.CostViewModel;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar at the bottom: what is selected, what was counted, and what the window itself costs.
final class StatusBarView extends HBox {

    StatusBarView(LiveViewModel live, Intake intake, CostViewModel model, ErrorCountView errors, Copying copying, Texts texts) {
        setId(Ids.STATUS);
        getStyleClass().add("status-bar");
        var field = new Label();
        field.getStyleClass().add("mono");
        field.textProperty().bind(Bindings.createStringBinding(
                () -> {
                    var selected = live.selection().field().get();
                    return selected == null
                            ? ""
                            : texts.get(
                                    "status.field",
                                    selected.filter().isEmpty() ? selected.name() : selected.filter(),
                                    selected.width());
                },
                live.selection().field(),
                texts.language()));
        var copied = new Label();
        copied.textProperty().bind(texts.bind("status.copied", copying.copied()));
        copied.visibleProperty().bind(copying.copied().greaterThan(0));
        copied.setMinWidth(USE_PREF_SIZE);
        copied.managedProperty().bind(copied.visibleProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var counts = new Label();
        counts.textProperty().bind(texts.bind(
                "status.counts", live.list().total(), live.list().shown(), intake.dropped()));
        counts.setMinWidth(USE_PREF_SIZE);
        var cost = new Button();
        cost.setId(Ids.COST_TOGGLE);
        cost.getStyleClass().addAll("flat", "status-button");
        var millis = intake.batchMicros().divide(1_000);
        cost.textProperty().bind(texts.bind("timing.cost.status", millis, intake.waiting()));
        cost.accessibleTextProperty().bind(texts.bind("timing.cost.status.accessible", millis, intake.waiting()));
        cost.setOnAction(event -> model.toggle());
        cost.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(field, copied, gap, errors, counts, cost);
    }
}
