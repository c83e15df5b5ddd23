package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.model.Hop;
import io.glassroom.client.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The way of the selected packet's message, leg by leg, with the bytes of each. A leg selects its packet.
final class JourneyView extends VBox {

    private static final long FINEST = 10_000; // nanoseconds
    private static final double LEG = 43; // two lines

    private final TopologyViewModel model;
    private final Texts texts;
    private final Label summary = new Label();
    private final ListView<Leg> legs = new ListView<>();
    private boolean filling;
    private @Nullable Object revealed;

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
                leg.hop().ifPresent(model::choose);
            }
        });
        legs.setFixedCellSize(LEG);
        legs.prefHeightProperty().bind(Bindings.size(legs.getItems()).multiply(LEG));
        VBox.setVgrow(legs, Priority.ALWAYS);
        getChildren().addAll(title, summary, legs);
        visibleProperty().bind(model.journey().map(journey -> !journey.isEmpty()));
        managedProperty().bind(visibleProperty());
        model.journey().addListener((observable, old, now) -> fill());
        model.selection().hop().addListener((observable, old, now) -> fill());
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
                .filter(this::isChosen)
                .findFirst()
                .ifPresentOrElse(legs.getSelectionModel()::select, legs.getSelectionModel()::clearSelection);
        filling = false;
        reveal();
        long arrived = journey.legs().stream().filter(leg -> leg.state() == Leg.State.ARRIVED).count();
        long open = journey.legs().size() - arrived;
        String said = texts.get(open == 0 ? "topology.journey.done" : "topology.journey.open", arrived, open);
        if (journey.nodes() > 1) {
            said += " " + texts.get("topology.journey.clocks");
        }
        summary.setText(
                model.isJourneyCut() ? said + " " + texts.get("topology.journey.cut", journey.legs().size()) : said);
    }

    /// Once for each selection, so that who scrolls stays there.
    private void reveal() {
        Object hop = model.selection().hop().get();
        Object chosen = hop != null ? hop : model.selection().packet().get();
        if (chosen != revealed && legs.getSelectionModel().getSelectedIndex() >= 0) {
            revealed = chosen;
            legs.scrollTo(Math.max(0, legs.getSelectionModel().getSelectedIndex() - 1));
        }
    }

    private boolean isChosen(Leg leg) {
        Hop hop = model.selection().hop().get();
        return hop != null
                ? leg.hop().filter(hop::equals).isPresent()
                : leg.packet().filter(packet -> packet == model.selection().packet().get()).isPresent();
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
        int more = model.journey().get().more(leg);
        String amount = texts.get("topology.bytes", leg.bytes());
        return more == 0 ? amount : amount + (more > 0 ? " (+" : " (−") + Math.abs(more) + ")";
    }

    private String state(Leg leg) {
        return switch (leg.state()) {
            case ARRIVED -> time(leg.timing());
            case COMING -> texts.get("topology.leg.coming");
            case HELD -> texts.get("topology.leg.held");
            case AWAITED -> texts.get("topology.leg.awaited");
        };
    }

    /// `+1.2 ms`, `≈ +1.4 ms` if estimated times are in it; of a hop `≈ 0.3 ms`, the time between the nodes.
    private static String time(Leg.Timing timing) {
        return timing.crossing()
                .map(crossing -> "≈ " + millis(crossing))
                .or(() -> timing.since().map(since -> (timing.exact() ? "+" : "≈ +") + millis(since)))
                .orElse("");
    }

    private static String millis(Duration duration) {
        if (duration.isPositive() && duration.toNanos() < FINEST) {
            return "< 0.01 ms";
        }
        return String.format(Locale.ROOT, duration.toMillis() < 10 ? "%.2f ms" : "%.1f ms", duration.toNanos() / 1e6);
    }

    private String explained(Leg leg) {
        var lines = new ArrayList<String>();
        leg.hop().ifPresent(hop -> lines.add(texts.get("topology.leg.hop", hop.number(), hop.sessions(), hop.bytes())));
        leg.timing()
                .stay()
                .ifPresent(stay -> lines.add(texts.get("topology.leg.stay", millis(stay), name(leg.from()))));
        leg.timing().crossing().ifPresent(crossing ->
                lines.add(texts.get("topology.leg.crossing", millis(crossing), name(leg.from()), name(leg.to()))));
        if (leg.hop().isPresent() && leg.timing().crossing().isEmpty()) {
            Hop hop = leg.hop().get();
            lines.add(hop.joined()
                    ? texts.get("topology.leg.no_way_back", hop.to(), hop.from())
                    : texts.get("topology.leg.one_end", hop.sent().isPresent() ? hop.from() : hop.to()));
        }
        leg.timing().since().ifPresent(since ->
                lines.add(
                        texts.get(leg.timing().exact() ? "topology.leg.since" : "topology.leg.about", millis(since))));
        return String.join("\n", lines);
    }

    private final class LegCell extends ListCell<Leg> {

        private final Label way = new Label();
        private final Label bytes = new Label();
        private final Label label = new Label();
        private final Label state = new Label();
        private final VBox box;
        private final Tooltip tip = new Tooltip();

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
                setTooltip(null);
                return;
            }
            way.setText(name(leg.from()) + " → " + name(leg.to()));
            bytes.setText(bytes(leg));
            label.setText(leg.label());
            state.setText(state(leg));
            setGraphic(box);
            String more = explained(leg);
            tip.setText(more);
            setTooltip(more.isEmpty() ? null : tip);
            setAccessibleText(way.getText() + ", " + label.getText() + ", " + bytes.getText() + ", " + state.getText());
        }
    }
}
