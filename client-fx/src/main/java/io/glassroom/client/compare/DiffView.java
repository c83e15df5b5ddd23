package io.glassroom.client.compare;

import io.glassroom.client.Ids;
import io.glassroom.client.live.FieldTexts;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.text.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The fields that differ from the packet before on the same route, each with what it was and what it is.
public final class DiffView extends VBox {

    private final DiffViewModel model;
    private final Texts texts;
    private final TableView<FieldChange> table = new TableView<>();

    public DiffView(DiffViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("compare");
        getChildren().addAll(head(), table());
        texts.language().addListener((observable, old, now) -> table.refresh());
    }

    private HBox head() {
        var head = new Label();
        head.setWrapText(true);
        head.setMaxWidth(Double.MAX_VALUE);
        head.textProperty().bind(Bindings.createStringBinding(
                this::summary, texts.language(), model.previous(), model.changes(), model.fields(), model.selection().packet()));
        HBox.setHgrow(head, Priority.ALWAYS);
        var back = new Hyperlink();
        back.setId(Ids.DIFF_PREVIOUS);
        back.textProperty().bind(Bindings.createStringBinding(() -> {
            CapturedPacket previous = model.previous().get();
            return previous == null ? "" : texts.get("explain.jump", Long.toString(previous.number()));
        }, texts.language(), model.previous()));
        back.accessibleTextProperty().bind(back.textProperty());
        back.visibleProperty().bind(model.previous().isNotNull());
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> model.goBack());
        var row = new HBox(head, back);
        row.getStyleClass().add("compare-head");
        return row;
    }

    private String summary() {
        CapturedPacket previous = model.previous().get();
        if (model.selection().packet().get() == null) {
            return texts.get("fields.empty");
        }
        return previous == null
                ? texts.get("compare.diff.none")
                : texts.get("compare.diff.head", Long.toString(previous.number()), model.changes().size(), model.fields().get());
    }

    private TableView<FieldChange> table() {
        table.setId(Ids.DIFF);
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setItems(model.changes());
        table.accessibleTextProperty().bind(texts.bind("compare.diff.accessible"));
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("compare.diff.same"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.visibleProperty().bind(model.previous().isNotNull());
        table.setPlaceholder(placeholder);
        table.getColumns().add(column("field", 150, FieldChange::name, "mono"));
        table.getColumns().add(column("before", 150, change -> value(change.before()), "mono", "diff-before"));
        table.getColumns().add(column("now", 150, change -> value(change.now()), "mono", "diff-now"));
        table.getColumns().add(column("bytes-before", 110, change -> hex(change.before()), "mono", "diff-before"));
        table.getColumns().add(column("bytes-now", 110, change -> hex(change.now()), "mono", "diff-now"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, chosen) -> {
            if (chosen != null) {
                model.select(chosen);
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private TableColumn<FieldChange, String> column(String key, double width, Function<FieldChange, String> text, String... styles) {
        var column = new TableColumn<FieldChange, String>();
        column.textProperty().bind(texts.bind("compare.column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(80);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(owner -> new ChangeCell(styles));
        return column;
    }

    private String value(Optional<FieldChange.Side> side) {
        return side.map(one -> FieldTexts.said(one.field(), texts)).orElse("—");
    }

    private static String hex(Optional<FieldChange.Side> side) {
        return side.map(FieldChange.Side::hex).orElse("—");
    }
}
