package io.glassroom.client.rooms;

import io.glassroom.client.Ids;
import io.glassroom.client.action.ActionMenu;
import io.glassroom.client.action.Actions;
import io.glassroom.client.model.SessionId;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import io.glassroom.client.topology.ClientTexts;
import io.glassroom.protocol.tap.Direction;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The table of sessions.
final class SessionsView extends VBox {

    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final PseudoClass BOUND = PseudoClass.getPseudoClass("bound");
    private static final PseudoClass IMPAIRED = PseudoClass.getPseudoClass("impaired");

    private final SessionsViewModel model;
    private final FaultsViewModel faults;
    private final Texts texts;
    private static final double LEAST = 820; // pixels, of all columns

    private final TableView<TappedConnection> table = new TableView<>();
    private boolean following; // the table follows the selection, not a hand

    SessionsView(SessionsViewModel model, FaultsViewModel faults, Actions actions, Texts texts) {
        this.model = model;
        this.faults = faults;
        this.texts = texts;
        getStyleClass().addAll("pane", "sessions-pane");
        table.setId(Ids.SESSIONS);
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setItems(model.rows());
        table.accessibleTextProperty().bind(texts.bind("sessions.accessible"));
        table.widthProperty().addListener((observable, old, now) -> fit(now.doubleValue()));
        table.setContextMenu(ActionMenu.menu(actions, texts, "connection"));
        var placeholder = new Label();
        placeholder.getStyleClass().add("placeholder");
        placeholder.textProperty().bind(texts.bind("sessions.empty"));
        table.setPlaceholder(placeholder);
        column("id", 68, "numeric", connection -> SessionId.brief(connection.sessionId()));
        column("name", 96, "strip-name", TappedConnection::name);
        table.getColumns().add(uid());
        column("connection", 100, "mono", connection -> connection.node() + " " + connection.id());
        column("rooms", 76, "plain", connection -> String.join(", ", connection.rooms()));
        column("in", 66, "numeric", connection -> Sayings.bytes(connection.bytes(Direction.IN)));
        column("out", 66, "numeric", connection -> Sayings.bytes(connection.bytes(Direction.OUT)));
        column("seen", 64, "numeric", connection -> model.silence(connection).map(Sayings::seconds).orElse(""));
        column("faults", 92, "faults", connection -> faults.isImpaired(connection) ? texts.get("sessions.impaired") : "");
        column("state", 110, "plain", this::state);
        table.setRowFactory(view -> new Row());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head(), table);
        bindSelection();
        texts.language().addListener((observable, old, now) -> model.look());
    }

    /// Where the columns have no room, the table scrolls sideways, and none is wider than it has to be.
    private void fit(double width) {
        boolean roomy = width >= LEAST;
        table.setColumnResizePolicy(
                roomy ? TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN : TableView.UNCONSTRAINED_RESIZE_POLICY);
        if (!roomy) {
            table.getColumns().forEach(column -> {
                double most = column.getMaxWidth();
                column.setMaxWidth(column.getMinWidth());
                column.setMaxWidth(most);
            });
        }
    }

    private HBox head() {
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("sessions.title", model.open()));
        title.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(title, gap);
        head.getStyleClass().add("pane-head");
        if (model.isForeign()) {
            var why = new Label();
            why.getStyleClass().add("faint");
            why.textProperty().bind(texts.bind("sessions.foreign"));
            head.getChildren().add(why);
        }
        var reason = new TextField(texts.get("sessions.kick.reason"));
        reason.setId(Ids.KICK_REASON);
        reason.getStyleClass().add("small");
        reason.accessibleTextProperty().bind(texts.bind("sessions.kick.reason.accessible"));
        reason.setDisable(model.isForeign());
        texts.language().addListener((observable, old, now) -> reason.setText(texts.get("sessions.kick.reason")));
        var kick = new Button();
        kick.setId(Ids.KICK);
        kick.getStyleClass().addAll("small", "danger");
        kick.setMinWidth(USE_PREF_SIZE);
        kick.textProperty().bind(texts.bind("sessions.kick"));
        kick.accessibleTextProperty().bind(kick.textProperty());
        kick.disableProperty().bind(model.kickable().not());
        kick.setOnAction(event -> model.kick(reason.getText().strip()));
        reason.setOnAction(event -> kick.fire());
        head.getChildren().addAll(reason, kick);
        return head;
    }

    private String state(TappedConnection connection) {
        String state = texts.get("sessions.state." + model.state(connection).name().toLowerCase(Locale.ROOT));
        return connection.closed() && !connection.farewell().isEmpty() ? state + ": " + connection.farewell() : state;
    }

    private void column(String key, double width, String style, Function<TappedConnection, String> text) {
        table.getColumns().add(column(key, width, style, () -> new SessionCell(style, text)));
    }

    private TableColumn<TappedConnection, TappedConnection> uid() {
        return column("uid", 64, "numeric", () -> new SessionCell("numeric", TappedConnection::briefUid) {
            @Override
            void draw(TappedConnection connection) {
                super.draw(connection);
                pseudoClassStateChanged(BOUND, model.isJustBound(connection));
            }
        });
    }

    private TableColumn<TappedConnection, TappedConnection> column(
            String key, double width, String style, Supplier<SessionCell> cell) {
        var column = new TableColumn<TappedConnection, TappedConnection>();
        if (style.equals("numeric")) {
            column.getStyleClass().add("align-right");
        }
        column.setId("sessions-" + key);
        column.textProperty().bind(texts.bind("sessions.column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(all -> cell.get());
        return column;
    }

    /// The selected row and the selected connection are one.
    private void bindSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (!following && now != null) {
                model.selection().select(now);
            }
        });
        model.selection().connection().addListener((observable, old, now) -> follow(now));
        model.rows().addListener(
                (ListChangeListener<TappedConnection>) change -> follow(model.selection().connection().get()));
        follow(model.selection().connection().get());
    }

    private void follow(@Nullable TappedConnection connection) {
        following = true;
        try {
            if (connection == null || !model.rows().contains(connection)) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedItem() != connection) {
                table.getSelectionModel().select(connection);
            }
        } finally {
            following = false;
        }
    }

    /// Drawn when its row comes into view, and again when rows may say something else.
    private class SessionCell extends TableCell<TappedConnection, TappedConnection> {

        private final Function<TappedConnection, String> text;
        private final ChangeListener<Number> redraw = (observable, old, now) -> redraw();

        SessionCell(String style, Function<TappedConnection, String> text) {
            this.text = text;
            getStyleClass().add(style);
            model.looks().addListener(new WeakChangeListener<>(redraw));
        }

        @Override
        protected final void updateItem(@Nullable TappedConnection connection, boolean empty) {
            super.updateItem(connection, empty);
            if (connection == null || empty) {
                setText(null);
                pseudoClassStateChanged(BOUND, false);
            } else {
                draw(connection);
            }
        }

        void draw(TappedConnection connection) {
            String said = text.apply(connection);
            if (!said.equals(getText())) {
                setText(said);
            }
        }

        private void redraw() {
            TappedConnection connection = getItem();
            if (connection != null && !isEmpty() && getScene() != null) {
                draw(connection);
            }
        }
    }

    private final class Row extends TableRow<TappedConnection> {

        private final ChangeListener<Number> redraw = (observable, old, now) -> mark();
        private final Tooltip tip = new Tooltip();

        Row() {
            model.looks().addListener(new WeakChangeListener<>(redraw));
        }

        @Override
        protected void updateItem(@Nullable TappedConnection connection, boolean empty) {
            super.updateItem(connection, empty);
            mark();
        }

        private void mark() {
            TappedConnection connection = isEmpty() ? null : getItem();
            pseudoClassStateChanged(CLOSED, connection != null && connection.closed());
            pseudoClassStateChanged(IMPAIRED, connection != null && faults.isImpaired(connection));
            explain(connection == null ? "" : ClientTexts.of(connection, texts));
        }

        private void explain(String words) {
            if (!words.equals(tip.getText())) {
                tip.setText(words);
                setTooltip(words.isEmpty() ? null : tip);
            }
        }
    }
}
