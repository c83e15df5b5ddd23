package io.glassroom.client.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Whether a node can be seen: it is in a scene, and no tab that it lies in is turned away.
public final class Shown {

    private final Node node;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final List<Node> watched = new ArrayList<>();
    private final ChangeListener<Parent> moved = (observable, old, now) -> watch();
    private final ChangeListener<Boolean> turned = (observable, old, now) -> look();
    private final ChangeListener<Scene> entered = (observable, old, now) -> watch();

    private Shown(Node node) {
        this.node = node;
        node.sceneProperty().addListener(entered);
        watch();
    }

    /// Follows this node for as long as the node lives.
    public static ReadOnlyBooleanProperty of(Node node) {
        return new Shown(node).shown.getReadOnlyProperty();
    }

    private void watch() {
        for (Node each : watched) {
            each.parentProperty().removeListener(moved);
            each.visibleProperty().removeListener(turned);
        }
        watched.clear();
        for (Node at = node; at != null; at = at.getParent()) {
            at.parentProperty().addListener(moved);
            at.visibleProperty().addListener(turned);
            watched.add(at);
        }
        look();
    }

    private void look() {
        shown.set(node.getScene() != null && watched.stream().allMatch(Node::isVisible));
    }
}
