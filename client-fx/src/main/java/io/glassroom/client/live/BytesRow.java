package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Sixteen bytes: their offset, themselves, and their text. Each byte and each letter is a label with the style of its
/// field; the style sheet draws colour and box. Widths are counted in cells, whose size the style sheet gives through
/// the font.
final class BytesRow extends Region {

    private static final double OFFSET_WIDTH = 34;
    private static final double BYTE_WIDTH = 18;
    private static final double GAP = 6; // between the two halves, and before the text
    private static final double LETTER_WIDTH = 8; // a letter is 7.5 wide, and cut to nothing in 7
    private static final double HEIGHT = 24;
    private static final int LONGEST = 80; // characters of a value under the mouse

    private final DissectionViewModel model;
    private final Texts texts;
    private final Label offset = new Label();
    private final Label[] octets = new Label[ByteGrid.COLUMNS];
    private final Label[] letters = new Label[ByteGrid.COLUMNS];
    private final Tooltip tip = new Tooltip();
    private final PauseTransition hover = new PauseTransition(Duration.millis(300));
    private final InvalidationListener marker = observable -> mark();
    private @Nullable ByteGrid grid;
    private int first; // offset of the row's first byte

    BytesRow(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("bytes-row");
        offset.getStyleClass().addAll("mono", "byte-offset");
        getChildren().add(offset);
        tip.getStyleClass().add("field-tip");
        for (int column = 0; column < ByteGrid.COLUMNS; column++) {
            octets[column] = cell(column, "byte");
            letters[column] = cell(column, "letter");
        }
        model.selection().field().addListener(new WeakInvalidationListener(marker));
        model.selection().pointed().addListener(new WeakInvalidationListener(marker));
    }

    private Label cell(int column, String style) {
        var label = new Label();
        label.getStyleClass().addAll("mono", style);
        label.setMouseTransparent(false);
        label.setOnMousePressed(event -> model.selectByte(first + column));
        label.setOnMouseEntered(event -> point(column, label));
        label.setOnMouseExited(event -> hideTip());
        getChildren().add(label);
        return label;
    }

    void show(ByteGrid shown, int row) {
        grid = shown;
        first = row * ByteGrid.COLUMNS;
        offset.setText(String.format(Locale.ROOT, "%04x", first));
        for (int column = 0; column < ByteGrid.COLUMNS; column++) {
            int at = first + column;
            boolean exists = at < shown.length();
            dress(octets[column], shown, at, 1);
            octets[column].setText(exists ? String.format(Locale.ROOT, "%02x", shown.value(at)) : "");
            octets[column].setId(exists ? Ids.octet(at) : null);
            letters[column].setVisible(false);
        }
        for (ByteGrid.Letter letter : shown.letters(row)) {
            Label label = letters[letter.offset() - first];
            dress(label, shown, letter.offset(), letter.width());
            label.setText(letter.text());
        }
        mark();
        requestLayout();
    }

    private static void dress(Label label, ByteGrid grid, int at, int width) {
        boolean exists = at < grid.length();
        label.setVisible(exists);
        label.getStyleClass().removeIf(style -> style.startsWith("field-"));
        if (exists) {
            grid.owner(at).map(FieldNode::kind).map(FieldStyles::of).ifPresent(label.getStyleClass()::add);
        }
        label.pseudoClassStateChanged(Styles.OPENS, exists && grid.opens(at));
        label.pseudoClassStateChanged(Styles.SHUTS, exists && grid.shuts(at + width - 1));
    }

    private void mark() {
        if (grid == null) {
            return;
        }
        mark(Styles.MARKED, Optional.ofNullable(model.selection().field().get()));
        mark(Styles.POINTED, Optional.ofNullable(model.selection().pointed().get()));
        Optional<CountedBytes> counted = model.counted();
        mark(Styles.COUNTED, at -> counted.isPresent() && counted.get().covers(at));
        mark(Styles.BROKEN, at -> counted.isPresent()
                && counted.get().lies()
                && (counted.get().covers(at) || counted.get().length().covers(at)));
    }

    private void mark(PseudoClass state, Optional<FieldNode> field) {
        mark(state, at -> field.isPresent() && field.get().covers(at));
    }

    private void mark(PseudoClass state, IntPredicate isWithin) {
        for (int column = 0; column < ByteGrid.COLUMNS; column++) {
            boolean within = isWithin.test(first + column);
            octets[column].pseudoClassStateChanged(state, within);
            letters[column].pseudoClassStateChanged(state, within);
        }
    }

    private void point(int column, Label under) {
        model.pointByte(Optional.of(first + column));
        FieldNode field = model.selection().pointed().get();
        if (field != null) {
            tip.setText(describe(field));
            hover.setOnFinished(event -> showTip(under));
            hover.playFromStart();
        }
    }

    /// Below the byte: beside it, the tip would be in the way of the mouse.
    private void showTip(Label under) {
        Bounds place = under.localToScreen(under.getBoundsInLocal());
        if (place != null && under.isHover()) {
            tip.show(under, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void hideTip() {
        hover.stop();
        tip.hide();
    }

    private String describe(FieldNode field) {
        String name = field.filter().isEmpty() ? field.name() : field.filter();
        String said = FieldTexts.said(field, texts);
        return name + "  " + (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
    }

    @Override
    protected double computePrefWidth(double height) {
        return letterX(ByteGrid.COLUMNS);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        offset.resizeRelocate(0, 0, OFFSET_WIDTH, HEIGHT);
        ByteGrid shown = grid;
        for (int column = 0; column < ByteGrid.COLUMNS; column++) {
            octets[column].resizeRelocate(byteX(column), 0, BYTE_WIDTH, HEIGHT);
        }
        if (shown != null && first < shown.length()) {
            for (ByteGrid.Letter letter : shown.letters(first / ByteGrid.COLUMNS)) {
                int column = letter.offset() - first;
                double x = letterX(column);
                letters[column].resizeRelocate(x, 0, letterX(column + letter.width()) - x, HEIGHT);
            }
        }
    }

    private static double byteX(int column) {
        return snap(OFFSET_WIDTH + column * BYTE_WIDTH + (column >= ByteGrid.COLUMNS / 2 ? GAP / 2 : 0));
    }

    private static double letterX(int column) {
        return snap(OFFSET_WIDTH + ByteGrid.COLUMNS * BYTE_WIDTH + GAP / 2 + GAP + column * LETTER_WIDTH);
    }

    private static double snap(double x) {
        return Math.round(x);
    }
}
