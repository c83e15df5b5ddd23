package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.HeartbeatViewModel;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The Topology section: the whole picture, and beside it the journey of the selected packet and the node that is
/// looked at.
public final class TopologyView extends BorderPane {

    private static final double PANEL = 320;
    private static final double JOURNEY = 260;

    private final TopologyViewModel model;
    private final Texts texts;

    public TopologyView(TopologyViewModel model, HeartbeatViewModel heartbeat, Pulse pulse, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("topology");
        var graph = new GraphView(model, heartbeat, pulse, texts, SteadyLayout.Measures.WHOLE, model::toggleBundle);
        var scroll = new ScrollPane(graph);
        scroll.setId(Ids.TOPOLOGY);
        scroll.getStyleClass().addAll("edge-to-edge", "graph-scroll");
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(texts.bind("topology.accessible"));
        scroll.viewportBoundsProperty().addListener((observable, old, now) -> graph.room(now.getHeight()));
        var empty = new Label();
        empty.textProperty().bind(texts.bind("topology.empty"));
        empty.getStyleClass().add("placeholder");
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(model.revision().map(count -> model.topology().layers().isEmpty()));
        setTop(head());
        var picture = new StackPane(scroll, empty);
        VBox.setVgrow(picture, Priority.ALWAYS);
        setCenter(new VBox(picture, new MembershipView(model, texts)));
        setRight(panel());
    }

    private HBox head() {
        var title = new Label();
        title.textProperty().bind(texts.bind("topology.title"));
        title.getStyleClass().add("pane-title");
        var hint = new Label();
        hint.textProperty().bind(texts.bind("topology.hint"));
        hint.getStyleClass().add("faint");
        hint.setMinWidth(0);
        hint.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, hint, gap, new GateLegend(model, texts), sampled(model, texts));
        head.getStyleClass().addAll("pane-head", "topology-head");
        return head;
    }

    /// Says that not every packet is a dot.
    static Label sampled(TopologyViewModel model, Texts texts) {
        var sampled = new Label();
        sampled.setId(Ids.TOPOLOGY_SAMPLED);
        sampled.getStyleClass().addAll("topology-sampled");
        sampled.textProperty().bind(texts.bind("topology.sampled", model.oneOf()));
        sampled.setMinWidth(USE_PREF_SIZE);
        sampled.visibleProperty().bind(model.oneOf().greaterThan(1));
        sampled.managedProperty().bind(sampled.visibleProperty());
        return sampled;
    }

    private VBox panel() {
        var journey = new JourneyView(model, texts);
        journey.setMinHeight(JOURNEY);
        var node = new ScrollPane(new NodePanelView(model, texts));
        node.setId(Ids.TOPOLOGY_PANEL);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.getStyleClass().add("edge-to-edge");
        node.accessibleTextProperty().bind(texts.bind("topology.panel.accessible"));
        VBox.setVgrow(node, Priority.ALWAYS);
        var panel = new VBox(journey, node);
        panel.getStyleClass().addAll("pane", "topology-panel");
        node.minHeightProperty().bind(panel.heightProperty().multiply(0.5)); // a long journey has the other half
        node.prefHeightProperty().bind(node.minHeightProperty());
        panel.setMinWidth(PANEL);
        panel.setMaxWidth(PANEL);
        return panel;
    }
}
