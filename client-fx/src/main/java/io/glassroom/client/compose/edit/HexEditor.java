package io.glassroom.client.compose.edit;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The packet's bytes as digits to be written over, and the bits of the byte at the cursor as switches.
///
/// Digits write, the arrow keys move, Insert and Delete do what they say.
final class HexEditor extends VBox {

    private static final int BITS = 8;
    private static final double ROW = 26; // pixels high

    private final EditViewModel model;
    private final Texts texts;
    private final ListView<Integer> rows = new ListView<>();

    HexEditor(EditViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("hex-editor");
        rows.setId(Ids.COMPOSE_BYTES);
        rows.getStyleClass().add("bytes");
        rows.setFixedCellSize(ROW);
        rows.setCellFactory(view -> new HexRow(model));
        rows.accessibleTextProperty().bind(texts.bind("compose.bytes.accessible", model.cursor()));
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        rows.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().addAll(rows, bits());
        model.dissection().addListener((observable, old, now) -> show());
        model.cursor().addListener(
                (observable, old, now) -> rows.scrollTo(Math.max(0, now.intValue() / HexRow.COLUMNS - 3)));
        show();
    }

    /// One row more than there are full ones, for the place behind the last byte.
    private void show() {
        int count = model.bytes().length() / HexRow.COLUMNS + 1;
        if (rows.getItems().size() != count) {
            rows.getItems().setAll(IntStream.range(0, count).boxed().toList());
        }
    }

    private HBox bits() {
        var title = new Label();
        title.getStyleClass().add("case-small");
        title.textProperty().bind(texts.bind("compose.bits", model.cursor()));
        var row = new HBox(title);
        row.getStyleClass().add("hex-bits");
        for (int bit = BITS - 1; bit >= 0; bit--) {
            row.getChildren().add(bit(bit));
        }
        return row;
    }

    private Button bit(int bit) {
        var button = new Button();
        button.setId(Ids.composeOctetBit(bit));
        button.getStyleClass().addAll("mono", "bit");
        button.textProperty().bind(Bindings.createStringBinding(() -> digit(bit), model.dissection(), model.cursor()));
        button.accessibleTextProperty().bind(texts.bind("compose.bit.accessible", bit, button.textProperty()));
        button.disableProperty().bind(button.textProperty().isEqualTo("–"));
        button.setOnAction(event -> model.toggle(bit));
        return button;
    }

    private String digit(int bit) {
        int at = model.cursor().get();
        return at >= model.bytes().length() ? "–" : Integer.toString(model.bytes().u8(at) >>> bit & 1);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int at = model.cursor().get();
        switch (event.getCode()) {
            case RIGHT -> model.move(at + 1);
            case LEFT -> model.move(at - 1);
            case DOWN -> model.move(at + HexRow.COLUMNS);
            case UP -> model.move(at - HexRow.COLUMNS);
            case HOME -> model.move(0);
            case END -> model.move(model.bytes().length());
            case INSERT -> model.insert();
            case DELETE -> model.delete();
            case BACK_SPACE -> model.deleteBefore();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getCharacter().isEmpty()) {
            return;
        }
        int digit = Character.digit(event.getCharacter().charAt(0), 16);
        if (digit >= 0) {
            model.type(digit);
            event.consume();
        }
    }
}
