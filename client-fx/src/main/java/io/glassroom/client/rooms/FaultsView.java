package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.rooms.Reassembly.Step;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is done on purpose to the selected connection, and how the decoder's buffer fills when packets come in pieces.
final class FaultsView extends VBox {

    private static final double CHART = 52; // pixels high
    private static final double BAR = 5;

    private final RoomsViewModel rooms;
    private final FaultsViewModel model;
    private final Texts texts;
    private final Label whom = new Label();
    private final Label waiting = new Label();
    private final Inks inks = new Inks();
    private final Sheet chart;
    private final GridPane numbers = new GridPane();

    FaultsView(RoomsViewModel rooms, Texts texts) {
        this.rooms = rooms;
        this.model = rooms.faults();
        this.texts = texts;
        getStyleClass().addAll("pane", "faults-pane");
        setId(Ids.FAULTS);
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("faults.title"));
        whom.setWrapText(true);
        whom.getStyleClass().add("faults-whom");
        chart = new Sheet(inks, this::draw, this::filling);
        chart.getStyleClass().add("filling");
        chart.setMinHeight(CHART);
        chart.setPrefHeight(CHART);
        waiting.setId(Ids.FILLING);
        waiting.setWrapText(true);
        waiting.getStyleClass().add("faint");
        var buffer = new Label();
        buffer.getStyleClass().add("faults-heading");
        buffer.textProperty().bind(texts.bind("faults.buffer"));
        var all = new VBox(whom, numbers(), toggles(), buttons(), buffer, chart, waiting);
        all.getStyleClass().add("side-body");
        getChildren().addAll(title, all);
        rooms.selection().connection().addListener((observable, old, now) -> update());
        model.impaired().addListener((observable, old, now) -> update());
        texts.language().addListener((observable, old, now) -> update());
        update();
    }

    private GridPane numbers() {
        numbers.getStyleClass().add("side-grid");
        number("latency", Ids.FAULT_LATENCY, model.latency(), FaultsViewModel.MOST_LATENCY, 50);
        number("jitter", Ids.FAULT_JITTER, model.jitter(), FaultsViewModel.MOST_LATENCY, 50);
        number("loss", Ids.FAULT_LOSS, model.loss(), 100, 5);
        number("slice", Ids.FAULT_SLICE, model.slice(), FaultsViewModel.MOST_SLICE, 1);
        return numbers;
    }

    private void number(String key, String id, IntegerProperty property, int most, int step) {
        var name = new Label();
        name.textProperty().bind(texts.bind("faults." + key));
        name.setMinWidth(USE_PREF_SIZE);
        var slider = new Slider(0, most, property.get());
        slider.setId(id);
        slider.setBlockIncrement(step);
        slider.accessibleTextProperty().bind(texts.bind("faults." + key));
        slider.disableProperty().bind(model.possible().not());
        slider.setTooltip(tip("faults." + key + ".tip"));
        slider.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((observable, old, now) -> property.set(rounded(now.doubleValue(), step)));
        property.addListener((observable, old, now) -> {
            if (rounded(slider.getValue(), step) != now.intValue()) {
                slider.setValue(now.intValue());
            }
        });
        var value = new Label();
        value.getStyleClass().addAll("mono", "side-value");
        value.setMinWidth(USE_PREF_SIZE);
        value.textProperty().bind(texts.bind("faults." + key + ".value", property));
        numbers.addRow(numbers.getRowCount(), name, slider, value);
    }

    private static int rounded(double value, int step) {
        return (int) Math.round(value / step) * step;
    }

    private FlowPane toggles() {
        var reorder = new CheckBox();
        reorder.setId(Ids.FAULT_REORDER);
        reorder.textProperty().bind(texts.bind("faults.reorder"));
        reorder.setTooltip(tip("faults.reorder.tip"));
        reorder.selectedProperty().bindBidirectional(model.reorder());
        var freeze = new CheckBox();
        freeze.setId(Ids.FAULT_FREEZE);
        freeze.textProperty().bind(texts.bind("faults.freeze"));
        freeze.setTooltip(tip("faults.freeze.tip"));
        freeze.selectedProperty().bindBidirectional(model.frozen());
        for (CheckBox box : List.of(reorder, freeze)) {
            box.accessibleTextProperty().bind(box.textProperty());
            box.disableProperty().bind(model.possible().not());
            box.setMinWidth(USE_PREF_SIZE);
        }
        var row = new FlowPane(16, 4, reorder, freeze);
        row.getStyleClass().add("side-row");
        return row;
    }

    private FlowPane buttons() {
        Button clear = button(Ids.FAULT_CLEAR, "faults.clear", model::clear);
        Button halfClose = button(Ids.FAULT_HALF_CLOSE, "faults.half-close", model::halfClose);
        Button reset = button(Ids.FAULT_RESET, "faults.reset", model::reset);
        reset.getStyleClass().add("danger");
        var row = new FlowPane(8, 8, clear, halfClose, reset);
        row.getStyleClass().add("side-row");
        return row;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new WordedButton(texts, id, key, action);
        button.getStyleClass().add("small");
        button.setTooltip(tip(key + ".tip"));
        button.disableProperty().bind(model.possible().not());
        return button;
    }

    private Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }

    /// Another connection, or another picture of this one.
    void update() {
        TappedConnection chosen = rooms.selection().connection().get();
        if (model.isForeign()) {
            whom.setText(texts.get("faults.foreign"));
        } else if (chosen == null) {
            whom.setText(texts.get("faults.nobody"));
        } else {
            String key = chosen.closed() ? "faults.gone" : "faults.whom";
            whom.setText(texts.get(key, chosen.name(), chosen.id()));
        }
        waiting.setText(filling());
        chart.redraw();
    }

    private String filling() {
        List<Step> steps = rooms.filling();
        if (steps.isEmpty()) {
            return texts.get("faults.buffer.none");
        }
        Step last = steps.getLast();
        if (last.complete()) {
            return texts.get("faults.buffer.whole", last.whole());
        }
        return last.whole() == 0
                ? texts.get("faults.buffer.head", last.waiting())
                : texts.get("faults.buffer.waiting", last.waiting(), last.whole());
    }

    /// One bar for each step, as high as the packet is full.
    private void draw(GraphicsContext pen, double width, double height) {
        List<Step> steps = rooms.filling();
        int most = Math.max(1, (int) (width / BAR));
        List<Step> last = steps.subList(Math.max(0, steps.size() - most), steps.size());
        pen.setFill(inks.ink("glass-line"));
        pen.fillRect(0, height - 1, width, 1);
        for (int i = 0; i < last.size(); i++) {
            Step step = last.get(i);
            double full = step.whole() == 0 ? 0.06 : Math.min(1, (double) step.waiting() / step.whole());
            double bar = Math.max(2, (height - 2) * full);
            pen.setFill(inks.ink(step.complete() ? "lamp-done" : "lamp-next"));
            pen.fillRect(i * BAR, height - 1 - bar, BAR - 1, bar);
        }
    }
}
