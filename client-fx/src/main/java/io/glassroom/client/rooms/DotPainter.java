package io.glassroom.client.rooms;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Ruler;
import io.glassroom.client.rooms.Room.Place;
import io.glassroom.client.rooms.Room.Reach;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws a member of a room: full with the number of their turn if the broadcast reached them, hollow if it did not.
final class DotPainter {

    private static final double RADIUS = 8;
    private static final double GAP = 6;
    private static final double MARGIN = 3; // of dots without names
    private static final double NUMBER = 9; // pixels, of the font
    private static final double HALO = 6;
    private static final double BESIDE_NAME = HALO + 2 * RADIUS + GAP + 4; // of its cell's width

    private static final String PLAIN = "packet-data";

    private final Inks inks;
    private final DotGrid grid;
    private final Ruler ruler = new Ruler();
    private String tint = PLAIN;

    DotPainter(Inks inks, DotGrid grid) {
        this.inks = inks;
        this.grid = grid;
    }

    /// Draws in the colour of a gate from here on, or in that of data.
    void tint(OptionalInt gate) {
        tint = gate.isPresent() ? "gate-" + (char) ('a' + gate.getAsInt()) : PLAIN;
    }

    void draw(GraphicsContext pen, int index, Place place, Lights lights, boolean sender, boolean chosen) {
        double x = grid.x(index) + (grid.named() ? HALO : MARGIN) + RADIUS;
        double y = grid.y(index) + grid.cellHeight() / 2;
        boolean left = place.reach() == Reach.LEFT;
        double arrived = lights.arrived(place.member());
        double radius = RADIUS * (left ? 1 - 0.25 * arrived : arrived);
        Color data = inks.ink(tint);
        double glow = left ? 0 : lights.glow(place.turn());
        if (glow > 0) {
            pen.setFill(data.deriveColor(0, 1, 1, 0.35 * glow));
            circle(pen, x, y, radius + HALO * glow, true);
        }
        if (chosen) {
            pen.setStroke(inks.ink("mark"));
            pen.setLineWidth(2);
            circle(pen, x, y, radius + 2, false);
        } else if (sender) {
            pen.setStroke(inks.ink("packet-handshake"));
            pen.setLineWidth(1.5);
            circle(pen, x, y, radius + 2, false);
        }
        boolean lit = place.reach() == Reach.REACHED && lights.isLit(place.turn());
        if (lit) {
            pen.setFill(data);
            circle(pen, x, y, radius, true);
            sign(pen, x, y, Integer.toString(place.turn()), inks.ink("glass-pane"));
        } else {
            boolean several = !tint.equals(PLAIN) && !left;
            pen.setStroke(inks.ink(several ? tint : "glass-faint"));
            pen.setLineWidth(several ? 1.5 : 1);
            circle(pen, x, y, radius - 0.5, false);
            sign(pen, x, y, sign(place.reach()), inks.ink("glass-faint"));
        }
        if (grid.named()) {
            name(pen, place.member().name(), x + RADIUS + GAP, y, left);
        }
    }

    /// Around the dot that the keys are on.
    void frame(GraphicsContext pen, int index) {
        pen.setStroke(inks.ink("mark"));
        pen.setLineWidth(1);
        pen.strokeRoundRect(
                grid.x(index) + 0.5, grid.y(index) + 0.5, grid.cellWidth() - 1, grid.cellHeight() - 1, 6, 6);
    }

    private static String sign(Reach reach) {
        return switch (reach) {
            case NOTHING, REACHED -> "";
            case LEFT_OUT -> "–";
            case JOINED_LATER -> "+";
            case LEFT -> "×";
        };
    }

    private void sign(GraphicsContext pen, double x, double y, String sign, Color ink) {
        pen.setFill(ink);
        pen.setFont(Font.font(inks.plain().getFamily(), sign.length() > 2 ? NUMBER - 2 : NUMBER));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(sign, x, y);
    }

    private void name(GraphicsContext pen, String name, double x, double y, boolean left) {
        pen.setFill(inks.ink(left ? "glass-faint" : "glass-text"));
        pen.setFont(inks.plain());
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(ruler.fitting(name, inks.plain(), grid.cellWidth() - BESIDE_NAME), x, y);
    }

    private static void circle(GraphicsContext pen, double x, double y, double radius, boolean full) {
        double r = Math.max(0, radius);
        if (full) {
            pen.fillOval(x - r, y - r, 2 * r, 2 * r);
        } else {
            pen.strokeOval(x - r, y - r, 2 * r, 2 * r);
        }
    }
}
