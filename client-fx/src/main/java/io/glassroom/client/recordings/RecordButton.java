package io.glassroom.client.recordings;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button in the bar that records and stops, and offers to include what is past.
public final class RecordButton extends SplitMenuButton {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    public RecordButton(RecordingsViewModel model, Texts texts) {
        setId(Ids.RECORD);
        getStyleClass().addAll("flat", "small", "record-button");
        setMinWidth(USE_PREF_SIZE);
        var icon = new FontIcon();
        icon.iconCodeProperty().bind(
                Bindings.when(model.recorder().recording()).then((Ikon) Feather.SQUARE).otherwise(Feather.CIRCLE));
        setGraphic(icon);
        textProperty().bind(Bindings.when(model.recorder().recording())
                .then(texts.bind("record.count", model.recorder().packets()))
                .otherwise(""));
        accessibleTextProperty().bind(Bindings.when(model.recorder().recording())
                .then(texts.bind("record.stop"))
                .otherwise(texts.bind("action.record.toggle")));
        var tip = new Tooltip();
        tip.textProperty().bind(accessibleTextProperty());
        setTooltip(tip);
        setOnAction(event -> model.toggle());
        model.recorder().recording().addListener((observable, old, now) -> pseudoClassStateChanged(RUNNING, now));
        var past = new MenuItem();
        past.setId(Ids.RECORD_PAST);
        past.textProperty().bind(texts.bind("action.record.past"));
        past.disableProperty().bind(model.recorder().recording());
        past.setOnAction(event -> model.record(true));
        getItems().add(past);
    }
}
