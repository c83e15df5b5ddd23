package io.glassroom.client.timing;

import io.glassroom.client.Ids;
import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.canvas.Shown;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The track of each connection with its ring, and a plug to pull.
public final class HeartbeatsView extends VBox {

    private static final long SMOOTHLY = 100_000_000; // nanoseconds from one drawing to the next
    private static final long CALMLY = 1_000_000_000;
    private static final double RING = 28; // pixels

    private final HeartbeatsViewModel model;
    private final Pulse pulse;
    private final Texts texts;
    private final ListView<TappedConnection> list;
    private final List<TrackCell> cells = new ArrayList<>();
    private final ReadOnlyBooleanProperty seen;
    private Pulse.@Nullable Beating beating;
    private long drawn;
    private boolean adopting; // the selection that another pane has made

    public HeartbeatsView(HeartbeatsViewModel model, Pulse pulse, Texts texts) {
        this.model = model;
        this.pulse = pulse;
        this.texts = texts;
        getStyleClass().addAll("pane", "heartbeats-pane");
        list = new ListView<>(model.connections());
        list.setId(Ids.HEARTBEATS);
        list.getStyleClass().add("heartbeats");
        list.accessibleTextProperty().bind(texts.bind("timing.track.accessible"));
        list.setCellFactory(view -> new TrackCell());
        var empty = new Label();
        empty.getStyleClass().add("placeholder");
        empty.setWrapText(true);
        empty.textProperty().bind(texts.bind("timing.track.empty"));
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        var legend = new Label();
        legend.getStyleClass().addAll("faint", "track-legend");
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        legend.textProperty().bind(texts.bind("timing.track.legend"));
        getChildren().addAll(list, legend);
        bindSelection();
        seen = Shown.of(this);
        seen.addListener((observable, old, now) -> {
            if (now && beating == null) {
                drawn = 0;
                beating = pulse.listen(this::beat);
            } else if (!now && beating != null) {
                beating.cancel();
                beating = null;
            }
        });
        texts.language().addListener((observable, old, now) -> list.refresh());
    }

    private void bindSelection() {
        list.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && !adopting) {
                model.hearts().selection().select(now);
            }
        });
        model.hearts().selection().connection().addListener((observable, old, now) -> {
            adopting = true;
            if (now == null || !model.connections().contains(now)) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(now);
            }
            adopting = false;
        });
    }

    private void beat(long nanos) {
        if (drawn == 0 || nanos - drawn >= (model.hearts().isSmooth() ? SMOOTHLY : CALMLY)) {
            drawn = nanos;
            adopting = true;
            model.look();
            adopting = false;
            cells.forEach(TrackCell::follow);
        }
    }

    private final class TrackCell extends ListCell<TappedConnection> {

        private final Label name = new Label();
        private final Label note = new Label();
        private final ToggleButton freeze = new ToggleButton();
        private final StackPane place = new StackPane();
        private final TrackDrawing track;
        private final Sheet sheet;
        private final VBox box;

        TrackCell() {
            var inks = new Inks();
            track = new TrackDrawing(model, inks);
            sheet = new Sheet(inks, track, this::words);
            sheet.getStyleClass().add("track");
            name.getStyleClass().add("strip-name");
            note.getStyleClass().addAll("mono", "faint");
            freeze.getStyleClass().addAll("small", "chip");
            freeze.setOnAction(event -> {
                if (getItem() != null) {
                    model.hearts().freeze(getItem(), freeze.isSelected());
                    follow();
                }
            });
            freeze.setMinWidth(USE_PREF_SIZE);
            place.setMinSize(RING, RING);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var head = new HBox(place, name, note, gap, freeze);
            head.getStyleClass().add("track-head");
            box = new VBox(head, sheet);
            box.getStyleClass().add("track-box");
            setPrefWidth(0); // as wide as the list
            cells.add(this);
        }

        @Override
        protected void updateItem(@Nullable TappedConnection connection, boolean empty) {
            super.updateItem(connection, empty);
            if (connection == null || empty) {
                track.show(null);
                place.getChildren().clear();
                setGraphic(null);
                return;
            }
            track.show(connection);
            place.getChildren().setAll(new HeartbeatRing(connection, model.hearts(), pulse, texts, RING));
            freeze.setId(Ids.freeze(connection.id()));
            setGraphic(box);
            follow();
        }

        void follow() {
            TappedConnection connection = getItem();
            if (connection == null || isEmpty()) {
                return;
            }
            boolean frozen = model.hearts().isFrozen(connection);
            name.setText(connection.name());
            note.setText(connection.closed() ? Sentences.of(model.hearts().state(connection), texts) : connection.id());
            freeze.setVisible(model.hearts().canFreeze() && !connection.closed());
            freeze.setSelected(frozen);
            freeze.setText(texts.get(frozen ? "timing.thaw" : "timing.freeze"));
            freeze.setAccessibleText(freeze.getText() + " " + connection.name());
            sheet.redraw();
        }

        private String words() {
            return getItem() == null ? "" : connectionWords(getItem());
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT && getItem() != null
                    ? connectionWords(getItem())
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    }

    private String connectionWords(TappedConnection connection) {
        return texts.get("timing.ring.accessible", connection.name()) + ": "
                + Sentences.of(model.hearts().state(connection), texts);
    }
}
