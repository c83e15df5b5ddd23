package io.glassroom.client.topology;

import io.glassroom.client.text.Texts;
import javafx.scene.layout.BorderPane;

/// The Topology view: nodes, connections, and what travels between them.
public final class TopologyView extends BorderPane {

    public TopologyView(TopologyViewModel model, Texts texts) {
        getStyleClass().add("topology");
    }
}
