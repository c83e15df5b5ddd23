package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A message id as its bytes carry it: each byte a continuation bit and seven bits of number. Five pictures lead from
/// the bytes to the number; the last is what stands here until somebody plays them.
final class VarintView extends VBox {

    /// What is shown from which picture on.
    private enum Frame {
        BYTES,
        STRUCK,
        GROUPS,
        WEIGHTS,
        VALUE
    }

    private final VarintGroups groups;
    private final Texts texts;
    private final FramePlayer player;
    private final List<Cell> cells = new ArrayList<>();
    private final Label sum = new Label();
    private final Label caption = new Label();

    VarintView(VarintGroups groups, Texts texts, Pulse pulse, ObservableBooleanValue moving) {
        this.groups = groups;
        this.texts = texts;
        this.player = new FramePlayer(Frame.values().length, pulse, moving);
        getStyleClass().add("varint");
        var row = new FlowPane();
        row.getStyleClass().add("varint-groups");
        groups.groups().forEach(group -> cells.add(new Cell(group)));
        row.getChildren().addAll(cells);
        sum.getStyleClass().addAll("mono", "explain-sum");
        sum.setWrapText(true);
        caption.getStyleClass().add("varint-caption");
        caption.setWrapText(true);
        var controls = new HBox(
                button(Ids.VARINT_PLAY, "varint.play", player::play),
                button(Ids.VARINT_STEP, "varint.step", player::step),
                caption);
        controls.getStyleClass().add("varint-controls");
        getChildren().addAll(row, sum, controls);
        player.frame().addListener((observable, old, now) -> draw());
        sceneProperty().addListener((observable, old, now) -> {
            if (now == null) {
                player.end();
            }
        });
        draw();
    }

    private Button button(String id, String key, Runnable run) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("small");
        button.textProperty().bind(texts.bind(key));
        button.accessibleTextProperty().bind(texts.bind(key + ".accessible"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    private void draw() {
        Frame frame = Frame.values()[player.frame().get()];
        cells.forEach(cell -> cell.show(frame));
        sum.setText(groups.sum() + " = " + groups.value());
        sum.setOpacity(frame == Frame.VALUE ? 1 : 0); // keeps its place, so that nothing jumps
        caption.setText(
                texts.get("varint." + frame.name().toLowerCase(Locale.ROOT), groups.groups().size(), groups.value()));
    }

    /// One byte in hexadecimal, its eight bits, and what seven of them are worth.
    private static final class Cell extends VBox {

        private final Label more = new Label();
        private final Label bits = new Label();
        private final Label worth = new Label();
        private final VarintGroups.Group group;

        Cell(VarintGroups.Group group) {
            this.group = group;
            getStyleClass().add("varint-cell");
            var octet = new Label(String.format(Locale.ROOT, "%02x", group.octet()));
            octet.getStyleClass().addAll("mono", "faint");
            more.setText(group.continues() ? "1" : "0");
            more.getStyleClass().addAll("mono", "varint-more");
            bits.setText(group.bits());
            bits.getStyleClass().addAll("mono", "varint-bits");
            worth.getStyleClass().addAll("mono", "faint");
            getChildren().addAll(octet, new HBox(more, bits), worth);
        }

        void show(Frame frame) {
            more.pseudoClassStateChanged(Styles.STRUCK, frame.ordinal() >= Frame.STRUCK.ordinal());
            bits.pseudoClassStateChanged(Styles.MARKED, frame.ordinal() >= Frame.GROUPS.ordinal());
            worth.setText(group.number() + " · " + group.weight());
            worth.setOpacity(frame.ordinal() >= Frame.WEIGHTS.ordinal() ? 1 : 0);
        }
    }
}
