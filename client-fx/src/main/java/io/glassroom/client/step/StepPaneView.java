package io.glassroom.client.step;

import io.glassroom.client.Ids;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.Direction;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what the last step was, in words, and what waits for the next. There only while the node is stepped through, or
/// to say why it no longer is.
public final class StepPaneView extends VBox {

    private static final int SHOWN = 6; // of what waits

    private final StepViewModel model;
    private final Texts texts;
    private final StepWords words;
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final FlowPane queue = new FlowPane(Orientation.HORIZONTAL);

    public StepPaneView(StepViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.words = new StepWords(texts);
        setId(Ids.STEP_PANE);
        getStyleClass().add("step-pane");
        title.getStyleClass().add("step-title");
        title.setMinWidth(USE_PREF_SIZE);
        sentence.setId(Ids.STEP_WORDS);
        sentence.getStyleClass().add("step-words");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        queue.getStyleClass().add("step-queue");
        var top = new HBox(title, sentence, buttons());
        top.getStyleClass().add("step-line");
        getChildren().addAll(top, queue);
        visibleProperty().bind(model.stepping().or(model.gaveUp()));
        managedProperty().bind(visibleProperty());
        model.shown().addListener((observable, old, now) -> say());
        model.stepping().addListener((observable, old, now) -> say());
        model.gaveUp().addListener((observable, old, now) -> say());
        model.revision().addListener((observable, old, now) -> line());
        texts.language().addListener((observable, old, now) -> {
            say();
            line();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        say();
        line();
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.RIGHT) {
            model.advance();
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT) {
            model.back();
            event.consume();
        }
    }

    private HBox buttons() {
        var end = new Button();
        end.setId(Ids.STEP_END);
        end.getStyleClass().add("small");
        end.setMinWidth(USE_PREF_SIZE);
        end.textProperty().bind(texts.bind("step.end"));
        end.accessibleTextProperty().bind(end.textProperty());
        end.setOnAction(event -> model.end());
        var box = new HBox(
                button(Ids.STEP_BACK, Feather.CHEVRON_LEFT, "action.step.back", model.earlier(), model::back),
                button(Ids.STEP_FORWARD, Feather.CHEVRON_RIGHT, "step.advance", model.stepping(), model::advance),
                end);
        box.getStyleClass().add("step-buttons");
        return box;
    }

    private Button button(String id, Feather icon, String key, ObservableBooleanValue possible, Runnable run) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.accessibleTextProperty().bind(texts.bind(key));
        button.setDisable(!possible.get());
        possible.addListener((observable, old, now) -> button.setDisable(!now));
        button.setOnAction(event -> run.run());
        return button;
    }

    private void say() {
        if (model.gaveUp().get()) {
            title.setText("");
            sentence.setText(texts.get("step.gave_up"));
            return;
        }
        Step step = model.shown().get();
        title.setText(step == null ? texts.get("step.standing") : texts.get("step.number", step.number()));
        sentence.setText(step == null ? texts.get("step.first") : words.of(step));
    }

    private void line() {
        queue.getChildren().clear();
        int waiting = model.queue().get();
        var head = new Label(waiting == 0 ? texts.get("step.nothing_waits") : texts.get("step.waits", waiting));
        head.getStyleClass().add("faint");
        queue.getChildren().add(head);
        List<Step> next = model.next();
        next.stream().limit(SHOWN).map(this::chip).forEach(queue.getChildren()::add);
        if (waiting > SHOWN && !next.isEmpty()) {
            var more = new Label(texts.get("step.more", waiting - SHOWN));
            more.getStyleClass().add("faint");
            queue.getChildren().add(more);
        }
    }

    private HBox chip(Step step) {
        boolean in = step.waiting().direction() == Direction.IN;
        var sign = new Region();
        sign.getStyleClass().addAll("glyph", "glyph-" + name(step.kind()));
        var way = new Label(in ? step.client() + " → " + step.node() : step.node() + " → " + step.client());
        var what = new Label(step.label() + "  " + texts.get("topology.bytes", step.waiting().packet().length()));
        what.getStyleClass().add("mono");
        var chip = new HBox(sign, way, what);
        chip.getStyleClass().add("step-chip");
        return chip;
    }

    private static String name(PacketKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
