package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.live.ConnectionsViewModel.Light;
import io.glassroom.client.live.ConnectionsViewModel.Strip;
import io.glassroom.client.text.Texts;
import io.glassroom.client.why.RuleTexts;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every connection with the five lights of its handshake and the time from each to the next.
public final class ConnectionsView extends VBox {

    private static final double MARGIN = 12; // for the scroll bar

    private final ConnectionsViewModel model;
    private final Texts texts;

    public ConnectionsView(ConnectionsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("pane", "connections-pane");
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("connections.title", model.open()));
        var list = new ListView<>(model.strips());
        list.setId(Ids.CONNECTIONS);
        list.getStyleClass().add("connections");
        list.accessibleTextProperty().bind(texts.bind("connections.accessible", model.open()));
        list.setCellFactory(view -> new StripCell());
        var placeholder = new Label();
        placeholder.textProperty().bind(texts.bind("connections.empty"));
        placeholder.getStyleClass().add("placeholder");
        placeholder.setWrapText(true);
        list.setPlaceholder(placeholder);
        list.setOnKeyPressed(event -> {
            Strip chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                model.isolate(chosen);
            }
        });
        texts.language().addListener((observable, old, now) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    private final class StripCell extends ListCell<Strip> {

        private final Label name = new Label();
        private final Label id = new Label();
        private final Label note = new Label();
        private final HBox lights = new HBox();
        private final VBox box;

        StripCell() {
            name.getStyleClass().add("strip-name");
            id.getStyleClass().addAll("mono", "strip-id");
            lights.getStyleClass().add("lights");
            note.getStyleClass().add("strip-note");
            note.setWrapText(true);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var head = new HBox(name, gap, id);
            head.getStyleClass().add("strip-head");
            box = new VBox(head, lights, note);
            box.getStyleClass().add("strip");
            setPrefWidth(0); // as wide as the list
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    model.isolate(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Strip strip, boolean empty) {
            super.updateItem(strip, empty);
            if (strip == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(strip.name());
            id.setText(strip.node() + " · " + strip.id());
            String said = note(strip);
            note.setText(said);
            note.setVisible(!said.isEmpty());
            note.setManaged(!said.isEmpty());
            note.pseudoClassStateChanged(Styles.BROKEN, strip.broken().isPresent());
            box.pseudoClassStateChanged(Styles.CLOSED, strip.closed());
            lights.getChildren().setAll(strip.lights().stream().map(this::light).toList());
            setGraphic(box);
        }

        /// A list asks its cells for their height without a word about the width.
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : box.prefHeight(getListView().getWidth() - MARGIN);
        }

        private String note(Strip strip) {
            if (strip.broken().isPresent()) {
                return texts.get("connections.broken", RuleTexts.of(strip.broken().get(), texts));
            }
            return strip.closed()
                    ? strip.farewell().isEmpty()
                            ? texts.get("connections.closed")
                            : texts.get("connections.closed.why", strip.farewell())
                    : "";
        }

        private VBox light(Light light) {
            var lamp = new Region();
            lamp.getStyleClass().addAll("lamp", "lamp-" + light.state().name().toLowerCase(Locale.ROOT));
            var name = new Label(texts.get("step." + light.step().name().toLowerCase(Locale.ROOT)));
            name.getStyleClass().add("light-name");
            var took = new Label(light.took().map(Figures::brief).orElse(" "));
            took.getStyleClass().addAll("light-took");
            var box = new VBox(lamp, name, took);
            box.getStyleClass().add("light");
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMaxWidth(Double.MAX_VALUE);
            return box;
        }
    }
}
