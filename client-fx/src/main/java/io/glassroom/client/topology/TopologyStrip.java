package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.HeartbeatViewModel;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The picture in little, above the list. It can be folded up, which is remembered, and is not there in a low window,
/// where the list needs the room.
public final class TopologyStrip extends VBox {

    private static final String SETTING = "topology.strip";
    private static final double HEIGHT = 132;
    private static final double LOW = 820; // a window

    private final TopologyViewModel model;
    private final Texts texts;
    private final GraphView graph;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);
    private final ChangeListener<Number> height = (observable, old, now) -> fit(now.doubleValue());
    private boolean open;

    /// @param whole shows the whole picture instead
    public TopologyStrip(TopologyViewModel model, HeartbeatViewModel heartbeat, Pulse pulse, Texts texts, Runnable whole) {
        this.model = model;
        this.texts = texts;
        this.open = model.settings().recall(SETTING).map(Boolean::parseBoolean).orElse(true);
        setId(Ids.TOPOLOGY_STRIP);
        getStyleClass().add("topology-strip");
        graph = new GraphView(model, heartbeat, pulse, texts, SteadyLayout.Measures.STRIP, node -> whole.run());
        graph.setMinHeight(HEIGHT);
        graph.setMaxHeight(HEIGHT);
        graph.room(HEIGHT);
        sceneProperty().addListener((observable, old, now) -> follow(old, now));
        getChildren().add(head());
        fold();
    }

    private void follow(Scene old, Scene now) {
        if (old != null) {
            old.heightProperty().removeListener(height);
        }
        if (now != null) {
            now.heightProperty().addListener(height);
            fit(now.getHeight());
        }
    }

    private void fit(double window) {
        boolean fits = window >= LOW;
        setVisible(fits);
        setManaged(fits);
        fold();
    }

    private HBox head() {
        var toggle = new Button();
        toggle.setId(Ids.TOPOLOGY_TOGGLE);
        toggle.getStyleClass().addAll("flat", "small", "topology-toggle");
        toggle.setGraphic(arrow);
        toggle.textProperty().bind(texts.bind("topology.title"));
        toggle.accessibleTextProperty().bind(texts.bind("topology.fold"));
        toggle.setOnAction(event -> {
            open = !open;
            model.settings().remember(SETTING, Boolean.toString(open));
            fold();
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label sampled = TopologyView.sampled(model, texts);
        var head = new HBox(toggle, gap, sampled);
        head.getStyleClass().add("topology-strip-head");
        return head;
    }

    /// A picture that is folded up is not in the scene, and so costs nothing.
    private void fold() {
        arrow.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        getChildren().remove(graph);
        if (open && isVisible()) {
            getChildren().add(graph);
        }
    }
}
