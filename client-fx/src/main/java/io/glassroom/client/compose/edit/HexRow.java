package io.glassroom.client.compose.edit;

import io.glassroom.client.Ids;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// Sixteen bytes that can be written over: each in the colour of its field, the one at fault and the one at the cursor
/// marked.
final class HexRow extends ListCell<Integer> {

    static final int COLUMNS = 16;

    private static final PseudoClass OPENS = PseudoClass.getPseudoClass("opens");
    private static final PseudoClass SHUTS = PseudoClass.getPseudoClass("shuts");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");
    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    private final EditViewModel model;
    private final Label offset = new Label();
    private final Label[] octets = new Label[COLUMNS];
    private final HBox box = new HBox(offset);
    private int first; // offset of the row's first byte

    HexRow(EditViewModel model) {
        this.model = model;
        getStyleClass().add("bytes-cell");
        box.getStyleClass().add("bytes-row");
        offset.getStyleClass().addAll("mono", "byte-offset", "hex-offset");
        for (int column = 0; column < COLUMNS; column++) {
            int at = column;
            octets[column] = new Label();
            octets[column].getStyleClass().addAll("mono", "byte", "hex-octet");
            octets[column].setOnMousePressed(event -> {
                model.move(first + at);
                getListView().requestFocus();
                event.consume();
            });
            box.getChildren().add(octets[column]);
        }
        model.dissection().addListener((observable, old, now) -> show());
        model.cursor().addListener((observable, old, now) -> show());
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            return;
        }
        first = row * COLUMNS;
        setGraphic(box);
        show();
    }

    private void show() {
        if (getGraphic() == null) {
            return;
        }
        Dissection dissection = model.dissection().get();
        offset.setText(String.format(Locale.ROOT, "%04x", first));
        Optional<FieldSpan> current = model.field();
        for (int column = 0; column < COLUMNS; column++) {
            show(octets[column], first + column, dissection, current);
        }
    }

    private void show(Label octet, int at, Dissection dissection, Optional<FieldSpan> current) {
        int length = dissection.bytes().length();
        boolean there = at < length;
        octet.setVisible(at <= length);
        octet.setId(there ? Ids.composeByte(at) : null);
        octet.setText(there ? String.format(Locale.ROOT, "%02x", dissection.bytes().u8(at)) : "+");
        octet.getStyleClass().removeIf(style -> style.startsWith("field-"));
        Optional<FieldSpan> owner = there ? dissection.fieldAt(at) : Optional.empty();
        octet.getStyleClass().add(owner.map(span -> style(span.field())).orElse("field-none"));
        octet.pseudoClassStateChanged(OPENS, owner.isPresent() && owner.get().offset() == at);
        octet.pseudoClassStateChanged(SHUTS, owner.isPresent() && owner.get().end() == at + 1);
        octet.pseudoClassStateChanged(MARKED, at == model.cursor().get());
        octet.pseudoClassStateChanged(WITHIN, owner.isPresent() && owner.equals(current));
        octet.pseudoClassStateChanged(FAULTY, dissection.fault().filter(fault -> fault.offset() == at).isPresent());
    }

    /// The style class that gives a field its colour.
    static String style(Field field) {
        return switch (field) {
            case PACKET_TYPE -> "field-type";
            case PACKET_LENGTH -> "field-length";
            case PACKET_BODY, MESSAGE_BODY -> "field-body";
            case MESSAGE_FLAG -> "field-flag";
            case MESSAGE_ID -> "field-id";
            case ROUTE_LENGTH -> "field-route-length";
            case ROUTE, ROUTE_CODE -> "field-route";
        };
    }
}
