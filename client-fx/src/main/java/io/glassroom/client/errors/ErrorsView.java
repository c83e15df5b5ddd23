package io.glassroom.client.errors;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The error list, with switches for its levels and, beside it, the chosen remark in full.
public final class ErrorsView extends VBox {

    private static final double WIDEST = 2_000;

    private final ErrorsViewModel model;
    private final Texts texts;
    private final TableView<Remark> table = new TableView<>();
    private boolean filling; // the rows change by themselves, nobody chooses

    /// @param lessons leads to the lessons
    public ErrorsView(ErrorsViewModel model, Texts texts, Runnable lessons) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("errors");
        var split = new SplitPane(table(), new RemarkView(model, texts, lessons));
        split.setDividerPositions(0.6);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(levels(), split);
    }

    private Node levels() {
        var row = new FlowPane();
        row.getStyleClass().add("errors-levels");
        for (Level level : Level.values()) {
            var button = new ToggleButton();
            button.setId(Ids.errorLevel(level.name().toLowerCase(Locale.ROOT)));
            button.getStyleClass().addAll("chip", "small");
            button.setGraphic(new LevelSign(level));
            button.textProperty().bind(texts.bind("errors.level.count", texts.bind(level.key()), model.count(level)));
            button.accessibleTextProperty().bind(button.textProperty());
            button.setMinWidth(USE_PREF_SIZE);
            button.selectedProperty().bindBidirectional(model.wanted(level));
            row.getChildren().add(button);
        }
        return row;
    }

    private TableView<Remark> table() {
        table.setId(Ids.ERRORS);
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.accessibleTextProperty().bind(texts.bind("errors.accessible"));
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("errors.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        table.setPlaceholder(placeholder);
        var level = column("level", 92, "", remark -> texts.get(remark.level().key()));
        level.setCellFactory(owner -> new LevelCell(texts));
        table.getColumns().add(level);
        table.getColumns().add(
                column("times", 44, "numeric", remark -> remark.times() == 1 ? "" : "×" + remark.times()));
        table.getColumns().add(column("who", 90, "", Remark::who));
        table.getColumns().add(column("packet", 60, "numeric", remark ->
                remark.packet().map(CapturedPacket::number).map(Object::toString).orElse("")));
        table.getColumns().add(column("what", WIDEST, "", remark -> RemarkTexts.title(remark.cause(), texts)));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(model.remarks());
        model.remarks().addListener((ListChangeListener<Remark>) change -> keepChoice());
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, chosen) -> {
            if (chosen != null && !filling) {
                model.choose(chosen);
            }
        });
        texts.language().addListener((observable, old, now) -> table.refresh());
        return table;
    }

    /// The rows are other objects than before; the chosen one stays chosen.
    private void keepChoice() {
        Remark chosen = model.chosen().get();
        filling = true;
        try {
            int row = -1;
            for (int i = 0; chosen != null && i < model.remarks().size(); i++) {
                row = model.remarks().get(i).number() == chosen.number() ? i : row;
            }
            if (row >= 0) {
                table.getSelectionModel().clearAndSelect(row);
            } else {
                table.getSelectionModel().clearSelection();
            }
        } finally {
            filling = false;
        }
    }

    private TableColumn<Remark, Remark> column(String key, double width, String style, Function<Remark, String> text) {
        var column = new TableColumn<Remark, Remark>();
        column.textProperty().bind(texts.bind("errors.column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 120));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(owner -> new RemarkCell(text, style));
        return column;
    }

    /// The level as sign and word.
    private static final class LevelCell extends TableCell<Remark, Remark> {

        private final Texts texts;

        LevelCell(Texts texts) {
            this.texts = texts;
        }

        @Override
        protected void updateItem(@Nullable Remark remark, boolean empty) {
            super.updateItem(remark, empty);
            boolean shown = remark != null && !empty;
            setText(shown ? texts.get(remark.level().key()) : "");
            setGraphic(shown ? new LevelSign(remark.level()) : null);
        }
    }
}
