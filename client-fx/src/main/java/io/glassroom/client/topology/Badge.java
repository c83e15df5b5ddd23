package io.glassroom.client.topology;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// What stands for a thing in the picture: a button that selects it.
final class Badge extends Button {

    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    static final PseudoClass AWAITED = PseudoClass.getPseudoClass("awaited");
    static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    static final double RING = 18; // pixels
    private static final double FRAME = 20; // left and right of what a badge holds

    private final Label name = new Label();
    private final Label note = new Label();
    private final Label more = new Label();
    private final @Nullable Object stands;
    private final Text ruler = new Text();
    private String title = "";

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
        content.prefWidthProperty().bind(widthProperty().subtract(FRAME - 2));
        content.maxWidthProperty().bind(content.prefWidthProperty());
    }

    @Nullable Object stands() {
        return stands;
    }

    void say(String called, String line, String second) {
        if (!called.equals(title)) {
            title = called;
            name.setText(called);
        }
        note.setText(line);
        more.setText(second);
        requestLayout();
    }

    /// A name that is too long for its badge ends in an ellipsis of its own.
    @Override
    protected void layoutChildren() {
        double rest = name.getParent() instanceof HBox row ? row.getSpacing() * 3 + RING + note.prefWidth(-1) : 0;
        ruler.setFont(name.getFont());
        String fitting = Labels.fitting(title, getWidth() - FRAME - rest, text -> {
            ruler.setText(text);
            return ruler.getLayoutBounds().getWidth();
        });
        if (!fitting.equals(name.getText())) {
            name.setText(fitting);
        }
        super.layoutChildren();
    }

    /// Colours it as all that belongs to one gate.
    void tint(OptionalInt gate) {
        tint(this, gate);
    }

    static void tint(Node node, OptionalInt gate) {
        String wanted = gate.isPresent() ? "gate-" + gate.getAsInt() : "";
        boolean right = wanted.isEmpty()
                ? node.getStyleClass().stream().noneMatch(style -> style.startsWith("gate-"))
                : node.getStyleClass().contains(wanted);
        if (!right) {
            node.getStyleClass().removeIf(style -> style.startsWith("gate-"));
            if (!wanted.isEmpty()) {
                node.getStyleClass().add(wanted);
            }
        }
    }

    /// What there is to say beyond its name, when the mouse rests on it; nothing if there is none.
    void explain(String words) {
        if (words.isEmpty()) {
            setTooltip(null);
        } else if (getTooltip() == null) {
            setTooltip(new Tooltip(words));
        } else {
            getTooltip().setText(words);
        }
    }

    /// What a screen reader says.
    void describe(Texts texts, String key, Object... details) {
        setAccessibleText(texts.get(key, details));
    }
}
