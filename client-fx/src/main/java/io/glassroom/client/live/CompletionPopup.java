package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.filter.Completion;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The list of completions that lies below the filter's text while it is written. The text keeps the focus, and Enter
/// its meaning: only who has gone into the list with the arrow keys takes from it with Enter or Tab.
final class CompletionPopup extends ListView<Completion> {

    private static final int ROWS = 8;
    private static final double ROW = 26;
    private static final double WIDTH = 460;

    private final CompletionViewModel model;
    private final TextField field;
    private final Texts texts;
    private boolean written; // the text has changed since the caret moved

    CompletionPopup(CompletionViewModel model, TextField field, Texts texts) {
        super(model.offered());
        this.model = model;
        this.field = field;
        this.texts = texts;
        setId(Ids.FILTER_COMPLETIONS);
        getStyleClass().add("completions");
        setFixedCellSize(ROW);
        setManaged(false);
        setVisible(false);
        setFocusTraversable(false);
        accessibleTextProperty().bind(texts.bind("completion.accessible"));
        setCellFactory(view -> new CompletionCell());
        model.offered().addListener((ListChangeListener<Completion>) change -> {
            setVisible(!model.offered().isEmpty());
            getSelectionModel().clearSelection();
            getParent().requestLayout();
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.textProperty().addListener((observable, old, now) -> {
            written = field.isFocused();
            if (now.isBlank()) {
                model.withdraw();
            }
        });
        field.caretPositionProperty().addListener((observable, old, now) -> onCaret(now.intValue()));
        field.focusedProperty().addListener((observable, old, now) -> model.withdraw());
    }

    /// Lies below the place in the text that it completes.
    ///
    /// @param below bottom of the text, in the parent's coordinates
    void place(double below) {
        double letter = 7.5; // width of one in the filter's font
        int from = model.offered().isEmpty() ? 0 : model.offered().getFirst().from();
        double most = Math.max(0, field.getWidth() - WIDTH);
        double left = field.localToScene(0, 0).getX() - getParent().localToScene(0, 0).getX();
        resizeRelocate(
                left + Math.min(most, from * letter), below, WIDTH, Math.min(ROWS, model.offered().size()) * ROW + 10);
    }

    private void onCaret(int caret) {
        if (written && !field.getText().isBlank()) {
            model.offer(caret);
        } else {
            model.withdraw();
        }
        written = false;
    }

    private void onKey(KeyEvent event) {
        boolean asked = event.isControlDown() && event.getCode() == KeyCode.SPACE;
        if (asked || !isVisible() && event.getCode() == KeyCode.DOWN) {
            model.offer(field.getCaretPosition());
            event.consume();
        } else if (isVisible()) {
            steer(event);
        }
    }

    private void steer(KeyEvent event) {
        int at = getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> go(Math.min(at + 1, model.offered().size() - 1), event);
            case UP -> go(at - 1, event);
            case ENTER, TAB -> {
                if (at >= 0) {
                    take(model.offered().get(at));
                    event.consume();
                } else {
                    model.withdraw();
                }
            }
            case ESCAPE -> {
                model.withdraw();
                event.consume();
            }
            default -> {} // goes on being written
        }
    }

    private void go(int row, KeyEvent event) {
        if (row < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(row);
            scrollTo(Math.max(0, row - ROWS + 1));
        }
        event.consume();
    }

    private void onPress(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null && at != this; at = at.getParent()) {
            if (at instanceof CompletionCell cell && cell.getItem() != null) {
                take(cell.getItem());
                event.consume(); // the text keeps the focus
                return;
            }
        }
    }

    private void take(Completion chosen) {
        int caret = model.take(chosen);
        field.requestFocus();
        written = true;
        field.positionCaret(caret);
    }

    private final class CompletionCell extends ListCell<Completion> {

        private final Label word = new Label();
        private final Label kind = new Label();
        private final Label example = new Label();
        private final HBox line = new HBox(word, kind, example);

        CompletionCell() {
            line.getStyleClass().add("completion");
            word.getStyleClass().add("mono");
            kind.getStyleClass().addAll("faint", "completion-kind");
            example.getStyleClass().addAll("mono", "faint");
            word.setMinWidth(USE_PREF_SIZE);
            kind.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(example, Priority.ALWAYS);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Completion completion, boolean empty) {
            super.updateItem(completion, empty);
            if (completion == null || empty) {
                setGraphic(null);
                return;
            }
            word.setText(completion.text());
            kind.setText(texts.get("completion." + completion.kind().name().toLowerCase(Locale.ROOT)));
            example.setText(
                    completion.example().isEmpty() ? "" : texts.get("completion.example", completion.example()));
            setAccessibleText(String.join(" ", word.getText(), kind.getText(), example.getText()));
            setGraphic(line);
        }
    }
}
