package io.glassroom.client.sequence;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.text.Texts;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The lanes with their scroll bar.
public final class SequenceView extends BorderPane {

    private static final double WHEEL = 40; // pixels that a notch of the wheel stands for
    private static final int ROWS_PER_NOTCH = 3;

    private final SequenceViewModel model;
    private final Sheet sheet;
    private final ScrollBar bar = new ScrollBar();
    private boolean following; // the bar is being moved by the model

    public SequenceView(SequenceViewModel model, Texts texts) {
        this.model = model;
        var inks = new Inks();
        var lanes = new LaneDrawing(model, texts, inks);
        sheet = new Sheet(inks, lanes, lanes::words);
        getStyleClass().addAll("pane", "sequence");
        sheet.setId(Ids.SEQUENCE);
        sheet.setFocusTraversable(true);
        sheet.setOnMousePressed(event -> {
            sheet.requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                lanes.press(event.getX(), event.getY());
            }
        });
        sheet.setOnScroll(event -> {
            if (event.getDeltaY() != 0) {
                int notches = (int) Math.round(event.getDeltaY() / WHEEL);
                int rows = notches == 0 ? (int) Math.signum(event.getDeltaY()) : notches * ROWS_PER_NOTCH;
                model.scrollTo(model.first().get() - rows);
            }
        });
        sheet.setOnKeyPressed(this::press);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((observable, old, now) -> {
            if (!following) {
                model.scrollTo(now.intValue());
            }
        });
        bar.accessibleTextProperty().bind(texts.bind("sequence.scroll"));
        var empty = new Label();
        empty.getStyleClass().add("placeholder");
        empty.setWrapText(true);
        empty.textProperty().bind(texts.bind("sequence.empty"));
        empty.setMouseTransparent(true);
        setCenter(new StackPane(sheet, empty));
        setRight(bar);
        Runnable follow = () -> {
            if (sheet.shown().get()) {
                empty.setVisible(model.size() == 0);
                follow();
                sheet.redraw();
            }
        };
        model.version().addListener((observable, old, now) -> follow.run());
        sheet.shown().addListener((observable, old, now) -> follow.run());
        texts.language().addListener((observable, old, now) -> sheet.redraw());
    }

    private void follow() {
        following = true;
        int room = model.room();
        bar.setMax(Math.max(0, model.size() - room));
        bar.setVisibleAmount(bar.getMax() * room / Math.max(room, model.size()));
        bar.setBlockIncrement(room);
        bar.setValue(model.first().get());
        bar.setDisable(bar.getMax() == 0);
        following = false;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> model.move(-1);
            case DOWN -> model.move(1);
            case PAGE_UP -> model.move(-model.room());
            case PAGE_DOWN -> model.move(model.room());
            case HOME -> model.scrollTo(0);
            case END -> model.follow();
            default -> {
                return; // somebody else's key
            }
        }
        event.consume();
    }
}
