package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Mix;
import io.glassroom.samples.bots.Personality;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the bots are like: shares of the kinds with their numbers, and the seed of all that they say.
final class BotsView extends VBox {

    private final BotsViewModel model;
    private final Texts texts;
    private final GridPane kinds = new GridPane();

    BotsView(BotsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("pane", "bots-pane");
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("bots.title", model.count()));
        var status = new Label();
        status.setId(Ids.BOTS_STATUS);
        status.setWrapText(true);
        status.getStyleClass().add("faint");
        status.textProperty().bind(Bindings.createStringBinding(this::status, model.status(), texts.language()));
        kinds.getStyleClass().add("side-grid");
        for (Personality kind : Personality.values()) {
            kind(kind);
        }
        var hint = new Label();
        hint.setWrapText(true);
        hint.getStyleClass().add("faint");
        hint.textProperty().bind(
                Bindings.createStringBinding(this::hint, model.changed(), model.possible(), texts.language()));
        var body = new VBox(status, kinds, seed(), hint);
        body.getStyleClass().add("side-body");
        getChildren().addAll(title, body);
    }

    private void kind(Personality kind) {
        String key = kind.name().toLowerCase(Locale.ROOT);
        var name = new Label();
        name.textProperty().bind(texts.bind("bots.kind." + key));
        name.setMinWidth(USE_PREF_SIZE);
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind("bots.kind." + key + ".tip"));
        name.setTooltip(tip);
        var share = new Slider(0, BotsViewModel.MOST_SHARE, model.share(kind).get());
        share.setId(Ids.botsShare(key));
        share.setBlockIncrement(1);
        share.setTooltip(tip);
        share.accessibleTextProperty().bind(texts.bind("bots.share", name.textProperty(), model.share(kind)));
        share.valueProperty().addListener(
                (observable, old, now) -> model.share(kind).set((int) Math.round(now.doubleValue())));
        share.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(share, Priority.ALWAYS);
        var count = new Label();
        count.getStyleClass().addAll("mono", "side-value");
        count.textProperty().bind(Bindings.createStringBinding(
                () -> Integer.toString(model.wantedMix().orElse(Mix.USUAL).counts(model.wantedMix().isEmpty() ? 0 : model.count().get()).get(kind)),
                model.count(),
                model.share(Personality.CHATTY),
                model.share(Personality.QUIET),
                model.share(Personality.FLAKY),
                model.share(Personality.REJOINS)));
        kinds.addRow(kinds.getRowCount(), name, share, count);
    }

    private HBox seed() {
        var label = new Label();
        label.textProperty().bind(texts.bind("bots.seed"));
        label.setMinWidth(USE_PREF_SIZE);
        var seed = new TextField();
        seed.setId(Ids.BOTS_SEED);
        seed.getStyleClass().addAll("small", "mono");
        seed.setPrefColumnCount(8);
        seed.textProperty().bindBidirectional(model.seed());
        seed.accessibleTextProperty().bind(texts.bind("bots.seed.accessible"));
        HBox.setHgrow(seed, Priority.ALWAYS);
        var apply = new Button();
        apply.setId(Ids.BOTS_APPLY);
        apply.getStyleClass().add("small");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.textProperty().bind(
                Bindings.when(model.changed()).then(texts.bind("bots.apply")).otherwise(texts.bind("bots.again")));
        apply.accessibleTextProperty().bind(apply.textProperty());
        apply.disableProperty().bind(model.possible().not());
        apply.setOnAction(event -> model.apply());
        seed.setOnAction(event -> apply.fire());
        var row = new HBox(label, seed, apply);
        row.getStyleClass().add("side-line");
        return row;
    }

    private String status() {
        BotsStatus now = model.status().get();
        return now.distributed() == 0
                ? texts.get("bots.status", now.here(), now.wanted(), now.away(), now.said())
                : texts.get(
                        "bots.status.both",
                        now.here() - now.distributed(),
                        now.distributed(),
                        now.wanted(),
                        now.away(),
                        now.said());
    }

    private String hint() {
        if (model.wantedMix().isEmpty()) {
            return texts.get("bots.nobody");
        }
        if (model.wantedSeed().isEmpty()) {
            return texts.get("bots.seed.wrong");
        }
        return texts.get(model.changed().get() ? "bots.changed" : "bots.same");
    }
}
