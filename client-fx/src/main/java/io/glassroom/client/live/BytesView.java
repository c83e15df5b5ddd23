package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.text.Texts;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected packet byte by byte, sixteen in a row: offset, bytes in the colours and boxes of their fields, and the
/// text they spell. Only the rows in sight exist.
///
/// The arrow keys go from field to field (left, right) and from row to row (up, down).
public final class BytesView extends VBox {

    private final DissectionViewModel model;
    private final ListView<Integer> rows = new ListView<>();

    public BytesView(DissectionViewModel model, Actions actions, Texts texts) {
        this.model = model;
        getStyleClass().add("bytes-pane");
        rows.setId(Ids.BYTES);
        rows.getStyleClass().add("bytes");
        rows.setFixedCellSize(26);
        rows.setMinHeight(26);
        rows.setCellFactory(list -> new BytesRowCell(model, texts));
        rows.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> spoken(texts, model.selection().field().get()), texts.language(), model.selection().field()));
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("bytes.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        rows.setPlaceholder(placeholder);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        rows.setOnMouseExited(event -> model.pointByte(Optional.empty()));
        rows.setContextMenu(FieldMenu.of(actions, texts));
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(new HopView(model, texts), rows);
        model.grid().addListener((observable, old, grid) -> show(grid));
        model.selection().field().addListener((observable, old, field) -> reveal(field));
    }

    private void show(@Nullable ByteGrid grid) {
        rows.getItems().setAll(
                IntStream.range(0, grid == null ? 0 : grid.rows()).boxed().toList());
        if (grid != null && grid.rows() > 0) {
            rows.scrollTo(0);
        }
    }

    private void reveal(@Nullable FieldNode field) {
        if (field != null && field.width() > 0 && rows.getItems().size() > 6) {
            rows.scrollTo(Math.max(0, field.offset() / ByteGrid.COLUMNS - 1));
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case RIGHT -> model.step(1);
            case LEFT -> model.step(-1);
            case DOWN -> model.stepBytes(ByteGrid.COLUMNS);
            case UP -> model.stepBytes(-ByteGrid.COLUMNS);
            case HOME -> model.step(Integer.MIN_VALUE / 2);
            case END -> model.step(Integer.MAX_VALUE / 2);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static String spoken(Texts texts, @Nullable FieldNode field) {
        return field == null
                ? texts.get("bytes.accessible")
                : texts.get(
                        "bytes.accessible.field",
                        field.filter().isEmpty() ? field.name() : field.filter(),
                        field.offset(),
                        field.width(),
                        FieldTexts.said(field, texts));
    }
}
