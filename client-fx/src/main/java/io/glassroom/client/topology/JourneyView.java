package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The way of the selected packet's message, leg by leg, with the bytes of each. A leg selects its packet.
final class JourneyView extends VBox {

    private final TopologyViewModel model;
    private final Texts texts;
    private final Label summary = new Label();
    private final ListView<Leg> legs = new ListView<>();
    private boolean filling;

    JourneyView(TopologyViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("journey-pane");
        var title = new Label();
        title.getStyleClass().add("pane-title");
        title.textProperty().bind(texts.bind("topology.journey"));
        summary.getStyleClass().addAll("faint", "node-note");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        legs.setId(Ids.JOURNEY);
        legs.getStyleClass().add("journey");
        legs.accessibleTextProperty().bind(summary.textProperty());
        legs.setCellFactory(view -> new LegCell());
        legs.getSelectionModel().selectedItemProperty().addListener((observable, old, leg) -> {
            if (leg != null && !filling) {
                leg.packet().ifPresent(model::choose);
            }
        });
        VBox.setVgrow(legs, Priority.ALWAYS);
        getChildren().addAll(title, summary, legs);
        visibleProperty().bind(model.journey().map(journey -> !journey.isEmpty()));
        managedProperty().bind(visibleProperty());
        model.journey().addListener((observable, old, now) -> fill());
        texts.language().addListener((observable, old, now) -> fill());
        sceneProperty().addListener((observable, old, now) -> fill());
    }

    private void fill() {
        if (getScene() == null) {
            return;
        }
        Journey journey = model.journey().get();
        filling = true;
        legs.getItems().setAll(journey.legs());
        journey.legs().stream()
                .filter(leg -> leg.packet().filter(packet -> packet == model.selection().packet().get()).isPresent())
                .findFirst()
                .ifPresentOrElse(legs.getSelectionModel()::select, legs.getSelectionModel()::clearSelection);
        filling = false;
        long arrived = journey.legs().stream().filter(leg -> leg.state() == Leg.State.ARRIVED).count();
        long open = journey.legs().size() - arrived;
        String said = texts.get(open == 0 ? "topology.journey.done" : "topology.journey.open", arrived, open);
        summary.setText(model.isJourneyCut() ? said + " " + texts.get("topology.journey.cut", journey.legs().size()) : said);
    }

    private String name(Vertex vertex) {
        return switch (vertex) {
            case Vertex.Client client -> model.name(client);
            case Vertex.Server server -> server.node();
        };
    }

    private String bytes(Leg leg) {
        if (leg.bytes() == 0) {
            return "";
        }
        int more = leg.bytes() - model.journey().get().sent();
        String amount = texts.get("topology.bytes", leg.bytes());
        return more == 0 ? amount : amount + (more > 0 ? " (+" : " (−") + Math.abs(more) + ")";
    }

    private String state(Leg leg) {
        return switch (leg.state()) {
            case ARRIVED -> after(leg.at());
            case COMING -> texts.get("topology.leg.coming");
            case HELD -> texts.get("topology.leg.held");
            case AWAITED -> texts.get("topology.leg.awaited");
        };
    }

    private String after(Instant at) {
        Duration since = Duration.between(model.journey().get().legs().getFirst().at(), at);
        return String.format(Locale.ROOT, "+%.1f ms", since.toNanos() / 1e6);
    }

    private final class LegCell extends ListCell<Leg> {

        private final Label way = new Label();
        private final Label bytes = new Label();
        private final Label label = new Label();
        private final Label state = new Label();
        private final VBox box;

        LegCell() {
            way.getStyleClass().add("leg-way");
            bytes.getStyleClass().add("mono");
            bytes.setMinWidth(USE_PREF_SIZE);
            label.getStyleClass().addAll("mono", "faint");
            state.getStyleClass().addAll("faint", "leg-state");
            state.setMinWidth(USE_PREF_SIZE);
            box = new VBox(line(way, bytes), line(label, state));
            setPrefWidth(0);
        }

        private static HBox line(Label left, Label right) {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            return new HBox(left, gap, right);
        }

        @Override
        protected void updateItem(@Nullable Leg leg, boolean empty) {
            super.updateItem(leg, empty);
            pseudoClassStateChanged(Badge.AWAITED, leg != null && !empty && leg.state() != Leg.State.ARRIVED);
            if (leg == null || empty || model.journey().get().isEmpty()) {
                setGraphic(null);
                return;
            }
            way.setText(name(leg.from()) + " → " + name(leg.to()));
            bytes.setText(bytes(leg));
            label.setText(leg.label());
            state.setText(state(leg));
            setGraphic(box);
            setAccessibleText(way.getText() + ", " + label.getText() + ", " + bytes.getText() + ", " + state.getText());
        }
    }
}
