package io.glassroom.client.timing;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.StatsViewModel.Row;
import io.glassroom.client.timing.StatsViewModel.Split;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the time of the chosen route usually goes: at the gate, between the nodes, at the node that answers. Not there
/// for a route that its own node answers.
final class SplitBar extends VBox {

    private static final double HEIGHT = 10; // pixels
    private static final double LEAST = 3;

    private final StatsViewModel model;
    private final Texts texts;
    private final Label words = new Label();
    private final Region[] parts = {part("gate"), part("between"), part("serving")};
    private final Region bar = new Region() {
        @Override
        protected void layoutChildren() {
            place();
        }

        {
            getChildren().addAll(parts);
        }
    };
    private Optional<Split> shown = Optional.empty();

    SplitBar(StatsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.LATENCY_SPLIT);
        getStyleClass().add("latency-split");
        bar.setMinHeight(HEIGHT);
        bar.setPrefHeight(HEIGHT);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind("timing.split.explained"));
        words.setTooltip(tip);
        getChildren().addAll(bar, words);
        model.chosen().addListener((observable, old, now) -> show());
        texts.language().addListener((observable, old, now) -> show());
        show();
    }

    private static Region part(String name) {
        var part = new Region();
        part.getStyleClass().add("split-" + name);
        part.setManaged(false);
        return part;
    }

    private void show() {
        Row row = model.chosen().get();
        shown = row == null ? Optional.empty() : row.split();
        setVisible(shown.isPresent());
        setManaged(shown.isPresent());
        shown.ifPresent(split -> words.setText(texts.get(
                "timing.split",
                Durations.brief(split.gate()),
                Durations.brief(split.between()),
                Durations.brief(split.serving()))));
        bar.requestLayout();
    }

    private void place() {
        if (shown.isEmpty()) {
            return;
        }
        Split split = shown.get();
        Duration[] times = {split.gate(), split.between(), split.serving()};
        double all = Math.max(1, split.gate().plus(split.between()).plus(split.serving()).toNanos());
        double room = bar.getWidth() - LEAST * times.length;
        double x = 0;
        for (int i = 0; i < times.length; i++) {
            double width = LEAST + Math.max(0, room * times[i].toNanos() / all);
            parts[i].resizeRelocate(x, 0, width, HEIGHT);
            x += width;
        }
    }
}
