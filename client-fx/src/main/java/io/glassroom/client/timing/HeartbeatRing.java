package io.glassroom.client.timing;

import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// A ring that drains while a client is silent: full when the server has just heard of it, amber once a beat is
/// overdue, red at the end, a cross when the server has closed it for its silence. It follows the beat while it is in a
/// scene, and is drawn anew only when it has moved by a degree.
public final class HeartbeatRing extends Pane {

    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final PseudoClass DYING = PseudoClass.getPseudoClass("dying");
    private static final PseudoClass ENDLESS = PseudoClass.getPseudoClass("endless");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private static final double STROKE = 0.11; // of the diameter

    private final TappedConnection connection;
    private final HeartbeatViewModel model;
    private final Texts texts;
    private final Arc rest;
    private final Line[] cross;
    private Pulse.@Nullable Beating beating;
    private @Nullable HeartbeatState drawn;
    private boolean drawnFrozen;

    /// @param diameter in pixels
    public HeartbeatRing(TappedConnection connection, HeartbeatViewModel model, Pulse pulse, Texts texts, double diameter) {
        this.connection = connection;
        this.model = model;
        this.texts = texts;
        double middle = diameter / 2;
        double width = Math.max(2, diameter * STROKE);
        double radius = middle - width / 2;
        var track = new Circle(middle, middle, radius);
        track.getStyleClass().add("ring-track");
        track.setStrokeWidth(width);
        rest = new Arc(middle, middle, radius, radius, 90, 360);
        rest.setType(ArcType.OPEN);
        rest.getStyleClass().add("ring-rest");
        rest.setStrokeWidth(width);
        cross = new Line[] {stroke(middle, radius * 0.4, width, 1), stroke(middle, radius * 0.4, width, -1)};
        getStyleClass().add("heartbeat-ring");
        getChildren().addAll(track, rest, cross[0], cross[1]);
        setMinSize(diameter, diameter);
        setPrefSize(diameter, diameter);
        setMaxSize(diameter, diameter);
        setAccessibleRole(AccessibleRole.TEXT);
        var tip = new Tooltip();
        tip.setOnShowing(event -> tip.setText(sentence()));
        Tooltip.install(this, tip);
        sceneProperty().addListener((observable, old, now) -> {
            if (now != null && beating == null) {
                refresh();
                beating = pulse.listen(nanos -> refresh());
            } else if (now == null && beating != null) {
                beating.cancel();
                beating = null;
            }
        });
        draw(model.state(connection), model.isFrozen(connection));
    }

    private static Line stroke(double middle, double reach, double width, int slope) {
        var line = new Line(middle - reach, middle - slope * reach, middle + reach, middle + slope * reach);
        line.getStyleClass().add("ring-cross");
        line.setStrokeWidth(width);
        return line;
    }

    /// Says what it shows at the moment when it is asked.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? sentence()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /// What the ring shows, in words.
    public String sentence() {
        HeartbeatState state = model.state(connection);
        String frozen = model.isFrozen(connection) ? " " + texts.get("timing.ring.frozen") : "";
        return texts.get("timing.ring.accessible", connection.name()) + ": " + Sentences.of(state, texts) + frozen;
    }

    /// Takes over how the connection is now.
    void refresh() {
        HeartbeatState now = model.state(connection);
        boolean frozen = model.isFrozen(connection);
        if (drawn == null || drawn.phase() != now.phase() || frozen != drawnFrozen || degrees(now) != degrees(drawn)) {
            draw(now, frozen);
        }
    }

    /// The end of the arc: whole degrees, or where it was at the last whole second.
    private long degrees(HeartbeatState state) {
        if (!model.isSmooth() && state.counts()) {
            return Math.round(360.0 * state.left().toSeconds() / Math.max(1e-3, state.patience().toNanos() / 1e9));
        }
        return Math.round(360 * state.rest());
    }

    private void draw(HeartbeatState state, boolean frozen) {
        drawn = state;
        drawnFrozen = frozen;
        rest.setLength(degrees(state));
        rest.setOpacity(frozen ? 0.6 : 1);
        boolean closed = state.phase() == HeartbeatState.Phase.TIMED_OUT || state.phase() == HeartbeatState.Phase.CLOSED;
        for (Line line : cross) {
            line.setVisible(state.phase() == HeartbeatState.Phase.TIMED_OUT);
        }
        pseudoClassStateChanged(LATE, state.phase() == HeartbeatState.Phase.LATE);
        pseudoClassStateChanged(DYING, state.phase() == HeartbeatState.Phase.DYING);
        pseudoClassStateChanged(ENDLESS, !closed && !state.counts());
        pseudoClassStateChanged(CLOSED, closed);
    }
}
