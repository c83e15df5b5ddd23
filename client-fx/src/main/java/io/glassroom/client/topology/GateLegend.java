package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which colour stands for the clients of which gate. Empty where there is but one gate.
final class GateLegend extends HBox {

    private final TopologyViewModel model;
    private final Texts texts;
    private List<String> shown = List.of();

    GateLegend(TopologyViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.GATE_LEGEND);
        getStyleClass().add("gate-legend");
        model.revision().addListener((observable, old, now) -> refresh());
        sceneProperty().addListener((observable, old, now) -> refresh());
        texts.language().addListener(
                (observable, old, now) -> setAccessibleText(texts.get("topology.legend", String.join(", ", shown))));
    }

    private void refresh() {
        List<String> now = getScene() == null ? shown : model.gates();
        if (!now.equals(shown)) {
            shown = now;
            getChildren().setAll(now.stream().map(this::entry).toList());
            setAccessibleText(texts.get("topology.legend", String.join(", ", now)));
        }
    }

    private Label entry(String gate) {
        var swatch = new Region();
        swatch.getStyleClass().add("gate-swatch");
        var entry = new Label(gate, swatch);
        entry.setMinWidth(USE_PREF_SIZE);
        entry.getStyleClass().add("gate-entry");
        Badge.tint(entry, model.tint(gate));
        return entry;
    }
}
