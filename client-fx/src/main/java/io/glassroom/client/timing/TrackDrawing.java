package io.glassroom.client.timing;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws one connection's track: what the client sent above the line, what the server sent below it, and right of the
/// present the deadline that each packet of the client pushes away again. A heartbeat is a tall tick, anything else a
/// short one, since that proves life as well.
final class TrackDrawing implements Sheet.Painter {

    private static final Duration USUAL = Duration.ofSeconds(30); // where nothing was agreed upon
    private static final double PRESENT = 0.62; // of the width

    private final HeartbeatsViewModel model;
    private final Inks inks;
    private @Nullable TappedConnection connection;

    TrackDrawing(HeartbeatsViewModel model, Inks inks) {
        this.model = model;
        this.inks = inks;
    }

    void show(@Nullable TappedConnection now) {
        connection = now;
    }

    @Override
    public void draw(GraphicsContext pen, double width, double height) {
        TappedConnection shown = connection;
        if (shown == null) {
            return;
        }
        HeartbeatState state = model.hearts().state(shown);
        double present = Math.floor(width * PRESENT);
        double middle = Math.floor(height / 2) + 0.5;
        Duration patience = state.interval().isZero() ? USUAL : state.patience();
        double perNano = (width - present - 8) / patience.toNanos();
        pen.setStroke(inks.ink("glass-line"));
        pen.setLineWidth(1);
        pen.strokeLine(0, middle, width, middle);
        ticks(pen, shown, present, middle, perNano);
        pen.setStroke(inks.ink("glass-text"));
        pen.setLineWidth(1);
        pen.strokeLine(present + 0.5, 2, present + 0.5, height - 2);
        if (state.counts()) {
            deadline(pen, state, present, present + state.left().toNanos() * perNano, height);
        }
    }

    private void ticks(GraphicsContext pen, TappedConnection shown, double present, double middle, double perNano) {
        Ticks ticks = model.ticks(shown);
        long now = model.hearts().now(shown.node());
        pen.setLineWidth(2);
        for (int i = ticks.size() - 1; i >= 0; i--) {
            Ticks.Tick tick = ticks.get(i);
            double x = present - (now - tick.nanos()) * perNano;
            if (x < 0) {
                return;
            }
            double reach = tick.beat() ? middle - 3 : middle / 2;
            pen.setStroke(inks.ink(tick.beat() ? "packet-heartbeat" : "packet-data"));
            pen.strokeLine(x, middle, x, tick.direction() == Direction.IN ? middle - reach : middle + reach);
        }
    }

    private void deadline(GraphicsContext pen, HeartbeatState state, double present, double x, double height) {
        String ink = switch (state.phase()) {
            case DYING, TIMED_OUT -> "lamp-broken";
            case LATE -> "lamp-next";
            case FRESH, NONE, SHAKING_HANDS, UNHEARD, CLOSED -> "lamp-done";
        };
        pen.setFill(inks.ink(ink).deriveColor(0, 1, 1, 0.25));
        pen.fillRect(present + 1, 4, Math.max(0, x - present), height - 8);
        pen.setStroke(inks.ink(ink));
        pen.setLineWidth(3);
        pen.strokeLine(x, 2, x, height - 2);
        pen.setFont(Font.font(inks.mono().getFamily(), inks.mono().getSize() * 0.84));
        pen.setFill(inks.ink("glass-text"));
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(Durations.seconds(state.left()) + " s", present + 5, height / 4);
    }
}
