package io.glassroom.client.recordings;

import io.glassroom.client.Ids;
import io.glassroom.client.copy.SystemClipboard;
import io.glassroom.client.store.KeptRecording;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// The Recordings view: the list, what can be done with the selected one, and what its replay has found.
public final class RecordingsView extends BorderPane {

    private static final String PATTERN = "*.glass";

    private final RecordingsViewModel model;
    private final Texts texts;
    private final TableView<KeptRecording> table = new TableView<>();

    public RecordingsView(RecordingsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("recordings");
        setTop(head());
        var lower = new ScrollPane(new VBox(details(), new ReportView(model, texts)));
        lower.setFitToWidth(true);
        lower.setFocusTraversable(false);
        var both = new SplitPane(list(), lower);
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(0.42);
        setCenter(both);
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        setOnDragDropped(event -> {
            event.getDragboard().getFiles().stream().findFirst().map(File::toPath).ifPresent(model::open);
            event.setDropCompleted(true);
        });
    }

    private Node head() {
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("recordings.title", Bindings.size(model.all())));
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button open = new WordedButton(texts, Ids.RECORDING_IMPORT, "recordings.import");
        open.setOnAction(event -> choose());
        var row = new HBox(title, open);
        row.getStyleClass().addAll("pane-head", "form");
        return row;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("recordings.import"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(texts.get("recordings.files"), PATTERN));
        @Nullable File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private Node list() {
        table.setId(Ids.RECORDINGS);
        table.accessibleTextProperty().bind(texts.bind("section.recordings"));
        table.setItems(model.all());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(List.of(
                column("recordings.name", 220, KeptRecording::name),
                column("recordings.date", 150, recording -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(texts.language().get().locale())
                        .format(recording.created().atZone(ZoneId.systemDefault()))),
                column("recordings.length", 80, recording -> length(recording.length())),
                column("recordings.packets", 90, recording -> "%,d".formatted(recording.packets())),
                column("recordings.size", 90, recording -> size(recording.bytes())),
                column("recordings.note", 220, KeptRecording::note)));
        var empty = new Label();
        empty.textProperty().bind(texts.bind("recordings.empty"));
        empty.getStyleClass().add("placeholder");
        empty.setWrapText(true);
        table.setPlaceholder(empty);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, old, now) -> model.selected().set(now));
        model.selected().addListener((observable, old, now) -> {
            if (now != null && !now.equals(table.getSelectionModel().getSelectedItem())) {
                table.getSelectionModel().select(now);
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                act(model::open);
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                act(model::open);
            } else if (event.getCode() == KeyCode.DELETE) {
                act(model::delete);
            }
        });
        texts.language().addListener((observable, old, now) -> table.refresh());
        return table;
    }

    private TableColumn<KeptRecording, String> column(String key, double width, Function<KeptRecording, String> value) {
        var column = new TableColumn<KeptRecording, String>();
        column.textProperty().bind(texts.bind(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        return column;
    }

    private Node details() {
        var name = new TextField();
        name.setId(Ids.RECORDING_NAME);
        name.promptTextProperty().bind(texts.bind("recordings.name"));
        name.accessibleTextProperty().bind(texts.bind("recordings.name"));
        keep(name, model::rename);
        name.setOnAction(event -> act(recording -> model.rename(recording, name.getText())));
        var note = new TextArea();
        note.setId(Ids.RECORDING_NOTE);
        note.setPrefRowCount(2);
        note.setWrapText(true);
        note.promptTextProperty().bind(texts.bind("recordings.note.prompt"));
        note.accessibleTextProperty().bind(texts.bind("recordings.note"));
        keep(note, model::note);
        var path = new Label();
        path.getStyleClass().addAll("mono", "faint");
        path.setWrapText(true);
        Button copy = new WordedButton(texts, Ids.RECORDING_PATH, "recordings.path");
        copy.setOnAction(event -> act(recording -> copy(recording.file())));
        Button open = new WordedButton(texts, Ids.RECORDING_OPEN, "recordings.open");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> act(model::open));
        Button delete = new WordedButton(texts, Ids.RECORDING_DELETE, "recordings.delete");
        delete.setOnAction(event -> act(model::delete));
        Button replay = new WordedButton(texts, Ids.RECORDING_REPLAY, "recordings.replay");
        replay.setOnAction(event -> act(model::replay));
        replay.disableProperty().bind(model.replaying());
        var server = new TextField();
        server.setId(Ids.RECORDING_SERVER);
        server.setPrefColumnCount(22);
        server.promptTextProperty().bind(texts.bind("recordings.server.prompt"));
        server.accessibleTextProperty().bind(texts.bind("recordings.server"));
        server.textProperty().bindBidirectional(model.server());
        var timing = new CheckBox();
        timing.setId(Ids.RECORDING_TIMING);
        timing.textProperty().bind(texts.bind("recordings.timing"));
        timing.accessibleTextProperty().bind(timing.textProperty());
        timing.setMinWidth(USE_PREF_SIZE);
        timing.selectedProperty().bindBidirectional(model.originalTiming());
        var buttons = new FlowPane(8, 8, open, delete, copy, replay, server, timing);
        var box = new VBox(name, note, path, buttons);
        box.getStyleClass().add("recording-details");
        box.disableProperty().bind(model.selected().isNull());
        model.selected().addListener((observable, old, now) -> {
            name.setText(now == null ? "" : now.name());
            note.setText(now == null ? "" : now.note());
            path.setText(now == null ? "" : now.file().toString());
        });
        return box;
    }

    /// Keeps what was written when the focus goes.
    private void keep(TextInputControl field, BiConsumer<KeptRecording, String> change) {
        field.focusedProperty().addListener((observable, had, has) -> {
            if (!has) {
                act(recording -> change.accept(recording, field.getText()));
            }
        });
    }

    private void act(Consumer<KeptRecording> action) {
        KeptRecording chosen = model.selected().get();
        if (chosen != null) {
            action.accept(chosen);
        }
    }

    private static void copy(Path file) {
        new SystemClipboard().accept(file.toString());
    }

    private static String length(Duration length) {
        return length.toHours() > 0
                ? "%d:%02d:%02d".formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart())
                : "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
