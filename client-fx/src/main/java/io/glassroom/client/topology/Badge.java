package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands for a thing in the picture: a button that selects it.
final class Badge extends Button {

    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    static final PseudoClass AWAITED = PseudoClass.getPseudoClass("awaited");
    static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final Label name = new Label();
    private final Label note = new Label();
    private final Label more = new Label();
    private final @Nullable Object stands;

    /// @param stands what it was made for: another one needs another badge
    private Badge(String id, String style, @Nullable Object stands) {
        this.stands = stands;
        setId(id);
        getStyleClass().addAll("badge", style);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setManaged(false);
        name.getStyleClass().add("badge-name");
        note.getStyleClass().add("badge-note");
        more.getStyleClass().add("badge-note");
        name.setMinWidth(0);
    }

    /// @param ring its heartbeat
    static Badge client(Vertex.Client client, Node ring, @Nullable Object stands) {
        var badge = new Badge(Ids.vertex(client.key()), "badge-client", stands);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        badge.note.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(ring, badge.name, gap, badge.note);
        row.getStyleClass().add("badge-row");
        badge.frame(row);
        return badge;
    }

    static Badge server(Vertex.Server server) {
        var badge = new Badge(Ids.vertex(server.key()), "badge-server", null);
        var lines = new VBox(badge.name, badge.note, badge.more);
        lines.setAlignment(Pos.CENTER_LEFT);
        badge.more.managedProperty().bind(badge.more.textProperty().isNotEmpty());
        badge.frame(lines);
        return badge;
    }

    static Badge bundle(String node) {
        var badge = new Badge(Ids.bundle(node), "badge-bundle", null);
        badge.frame(badge.name);
        return badge;
    }

    private void frame(Region content) {
        setGraphic(content);
        content.prefWidthProperty().bind(widthProperty().subtract(18));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Nullable Object stands() {
        return stands;
    }

    void say(String title, String line, String second) {
        name.setText(title);
        note.setText(line);
        more.setText(second);
    }

    /// What a screen reader says.
    void describe(Texts texts, String key, Object... details) {
        setAccessibleText(texts.get(key, details));
    }
}
