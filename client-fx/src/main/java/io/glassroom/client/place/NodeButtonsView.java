package io.glassroom.client.place;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What can be done to a node as a whole: stop it, kill it, start it again, slow it down. For somebody else's node it
/// says why nothing can.
public final class NodeButtonsView extends VBox {

    private final NodesViewModel model;
    private final ObservableValue<String> node;
    private final Texts texts;
    private final Button life = button(Ids.NODE_LIFE);
    private final Button kill = button(Ids.NODE_KILL);
    private final Button slow = button(Ids.NODE_DELAY);
    private final Label note = new Label();
    private final FlowPane buttons = new FlowPane(life, kill, slow);

    /// @param node whose buttons they are; empty for none
    public NodeButtonsView(NodesViewModel model, ObservableValue<String> node, Texts texts) {
        this.model = model;
        this.node = node;
        this.texts = texts;
        buttons.getStyleClass().add("node-buttons");
        note.getStyleClass().addAll("faint", "node-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        life.setOnAction(event -> {
            if (isUp()) {
                model.stop(node.getValue());
            } else {
                model.start(node.getValue());
            }
        });
        kill.setOnAction(event -> model.kill(node.getValue()));
        slow.setOnAction(event -> model.toggleSlow(node.getValue()));
        life.setTooltip(tip("place.node.stop.tip"));
        kill.setTooltip(tip("place.node.kill.tip"));
        slow.setTooltip(tip("place.node.slow.tip"));
        getChildren().addAll(buttons, note);
        node.addListener((observable, old, now) -> refresh());
        model.revision().addListener((observable, old, now) -> refresh());
        texts.language().addListener((observable, old, now) -> refresh());
        refresh();
    }

    private void refresh() {
        String name = node.getValue();
        boolean own = model.isOwn(name);
        show(buttons, own);
        boolean down = model.state(name).filter(OwnNode.State.DOWN::equals).isPresent();
        show(note, down || !own && !name.isEmpty());
        note.setText(texts.get(own ? "place.node.down" : "place.node.foreign"));
        if (own) {
            word(life, down ? "place.node.start" : "place.node.stop");
            word(kill, "place.node.kill");
            word(slow, model.isSlow(name) ? "place.node.fast" : "place.node.slow");
            life.setDisable(!down && !isUp());
            kill.setDisable(!isUp());
        }
    }

    private boolean isUp() {
        return model.state(node.getValue()).filter(OwnNode.State.UP::equals).isPresent();
    }

    private void word(Button button, String key) {
        button.setText(texts.get(key));
        button.setAccessibleText(texts.get("place.node.accessible", texts.get(key), node.getValue()));
    }

    private Tooltip tip(String key) {
        var tip = new Tooltip();
        tip.textProperty().bind(texts.bind(key));
        return tip;
    }

    private static Button button(String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("small");
        return button;
    }

    private static void show(Node part, boolean there) {
        part.setVisible(there);
        part.setManaged(there);
    }
}
