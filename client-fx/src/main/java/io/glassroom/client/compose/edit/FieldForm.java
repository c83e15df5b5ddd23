package io.glassroom.client.compose.edit;

import io.glassroom.client.Ids;
import io.glassroom.client.live.BitsView;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The packet's fields under the headings of their layers, each with a place to change it. Rows stay the same as long
/// as their field is there, so that what is typed into one can change the others.
final class FieldForm extends VBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final EditViewModel model;
    private final Texts texts;
    private final Map<Field, Row> rows = new EnumMap<>(Field.class);
    private final Label packet;
    private final Label message;
    private List<Field> shown = List.of();

    FieldForm(EditViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("field-form");
        packet = heading("field.Packet");
        message = heading("field.Message");
        model.dissection().addListener((observable, old, now) -> show());
        model.cursor().addListener((observable, old, now) -> mark());
        show();
    }

    private Label heading(String key) {
        var heading = new Label();
        heading.textProperty().bind(texts.bind(key));
        heading.getStyleClass().add("field-heading");
        return heading;
    }

    private void show() {
        List<FieldSpan> spans = model.rows();
        List<Field> fields = spans.stream().map(FieldSpan::field).toList();
        if (!fields.equals(shown)) {
            arrange(fields);
        }
        spans.forEach(span -> rows.get(span.field()).update(span));
        mark();
    }

    private void arrange(List<Field> fields) {
        shown = fields;
        var children = new ArrayList<Node>();
        children.add(packet);
        for (Field field : fields) {
            if (field == Field.MESSAGE_FLAG) {
                children.add(message);
            }
            children.add(rows.computeIfAbsent(field, Row::new));
        }
        getChildren().setAll(children);
    }

    private void mark() {
        Optional<FieldSpan> current = model.field();
        rows.forEach((field, row) -> row.pseudoClassStateChanged(
                CURRENT, current.isPresent() && model.rows().contains(current.get()) && current.get().field() == field));
    }

    private final class Row extends VBox {

        private final Field field;
        private final TextInputControl input;
        private final Label reading = new Label();
        private final Label range = new Label();
        private final Label refusal = new Label();
        private final Optional<BitsView> bits;
        private boolean showing; // the text changes because the bytes did
        private boolean writing; // the bytes change because the text did

        Row(Field field) {
            this.field = field;
            getStyleClass().add("field-row");
            String key = field.filterName().replace('.', '-');
            input = field == Field.MESSAGE_BODY || field == Field.PACKET_BODY ? area() : new TextField();
            input.setId(Ids.composeField(key));
            input.getStyleClass().add("mono");
            input.accessibleTextProperty().bind(texts.bind("compose.field.accessible", field.filterName()));
            input.textProperty().addListener((observable, old, now) -> write(now));
            input.focusedProperty().addListener((observable, old, now) -> focus(now));
            HBox.setHgrow(input, Priority.ALWAYS);
            var name = new Label(field.filterName());
            name.getStyleClass().addAll("mono", "field-name", "field-swatch", HexRow.style(field));
            name.setMinWidth(USE_PREF_SIZE);
            range.getStyleClass().addAll("mono", "case-small");
            range.setMinWidth(USE_PREF_SIZE);
            reading.getStyleClass().add("case-small");
            reading.setWrapText(true);
            refusal.getStyleClass().add("field-refusal");
            refusal.setWrapText(true);
            refusal.managedProperty().bind(refusal.textProperty().isNotEmpty());
            var head = new HBox(name, input, range);
            head.getStyleClass().add("field-head");
            getChildren().addAll(head, reading, refusal);
            bits = field == Field.MESSAGE_FLAG
                    ? Optional.of(new BitsView(texts, Ids.COMPOSE_BIT, flag -> write(Integer.toString(flag))))
                    : Optional.empty();
            bits.ifPresent(getChildren()::add);
        }

        private TextArea area() {
            var area = new TextArea();
            area.setPrefRowCount(4);
            area.setWrapText(true);
            return area;
        }

        void update(FieldSpan span) {
            range.setText(span.width() == 0 ? "" : span.width() == 1 ? "" + span.offset() : span.offset() + "–" + (span.end() - 1));
            boolean text = FieldEdit.isText(model.bytes(), span);
            input.setEditable(text);
            reading.setText(text ? reading(span) : texts.get("compose.field.binary"));
            reading.setManaged(!reading.getText().isEmpty());
            bits.ifPresent(view -> view.show(model.bytes().u8(span.offset())));
            if (!writing || !input.isFocused()) {
                showing = true;
                input.setText(FieldEdit.text(model.bytes(), span));
                showing = false;
                refusal.setText("");
            }
        }

        /// What the decoder makes of it, where that is more than the text itself.
        private String reading(FieldSpan span) {
            return switch (field) {
                case PACKET_TYPE, MESSAGE_FLAG, ROUTE_CODE -> span.value();
                case PACKET_LENGTH -> model.missing() == 0 ? "" : texts.get(
                        model.missing() > 0 ? "compose.length.more" : "compose.length.less", Math.abs(model.missing()));
                case PACKET_BODY, MESSAGE_ID, ROUTE_LENGTH, ROUTE, MESSAGE_BODY -> "";
            };
        }

        private void write(String text) {
            if (showing) {
                return;
            }
            writing = true;
            refusal.setText(model.edit(field, text).map(texts::get).orElse(""));
            writing = false;
        }

        private void focus(boolean gained) {
            if (gained) {
                model.rows().stream()
                        .filter(span -> span.field() == field)
                        .findFirst()
                        .ifPresent(span -> model.move(span.offset()));
            } else {
                model.rows().stream().filter(span -> span.field() == field).findFirst().ifPresent(this::update);
            }
        }
    }
}
