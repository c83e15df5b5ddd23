package io.glassroom.client.sequence;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the lanes and those arrows that are in sight, one below the other: time at the left, then a lane for each
/// client, then the nodes, and behind a node, dashed, the way to the handler. What one message set off hangs on one
/// bracket, as a fan.
final class LaneDrawing implements Sheet.Painter {

    private static final double ARROW = 0.72; // of a row, from above
    private static final double HEAD = 6; // pixels, of an arrow
    private static final double NARROWEST = 52; // between two clients
    private static final String NODE_INK = "glass-text";

    private final SequenceViewModel model;
    private final Texts texts;
    private final Inks inks;
    private final Lanes lanes = new Lanes();
    private List<CapturedPacket> inSight = List.of();
    private Grid grid = new Grid(20, 60, 60, 100, 1, 40);

    /// Where what stands, in pixels.
    ///
    /// @param row height of a row, and of the head
    /// @param times right end of the times
    /// @param firstClient the lane of the first client
    /// @param gap from a client to the next
    /// @param firstNode the lane of the first node
    /// @param behind width of what is behind a node
    private record Grid(double row, double times, double firstClient, double gap, double firstNode, double behind) {

        double top(int index) {
            return row * (index + 1) + 4;
        }

        double client(int lane) {
            return firstClient + lane * gap;
        }

        double node(int index) {
            return firstNode + index * (behind + NARROWEST);
        }
    }

    LaneDrawing(SequenceViewModel model, Texts texts, Inks inks) {
        this.inks = inks;
        this.model = model;
        this.texts = texts;
    }

    /// What is selected, in words.
    String words() {
        CapturedPacket selected = model.selection().packet().get();
        return selected == null
                ? texts.get("sequence.accessible", model.size())
                : texts.get(
                        "sequence.accessible.selected", model.size(), selected.from(), selected.to(), label(selected), seconds(selected.sinceStart()));
    }

    private double rowHeight() {
        return Math.ceil(inks.plain().getSize() * 1.9);
    }

    /// Selects what is there: an arrow, a client or a node.
    void press(double x, double y) {
        if (y < grid.top(0)) {
            pressHead(x);
            return;
        }
        int index = (int) ((y - grid.top(0)) / grid.row());
        if (index < inSight.size()) {
            model.select(inSight.get(index));
        }
    }

    private void pressHead(double x) {
        for (int i = 0; i < lanes.nodes().size(); i++) {
            if (Math.abs(x - grid.node(i)) < NARROWEST / 2) {
                model.selectNode(lanes.nodes().get(i));
                return;
            }
        }
        long lane = Math.round((x - grid.firstClient()) / grid.gap());
        if (lane >= 0 && lane < lanes.clients().size()) {
            model.select(lanes.clients().get((int) lane));
        }
    }

    @Override
    public void draw(GraphicsContext pen, double width, double height) {
        model.setRoom((int) ((height - rowHeight() - 4) / rowHeight()));
        inSight = model.inSight();
        arrange(width);
        pen.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < inSight.size(); i++) {
            background(pen, i, width);
        }
        heads(pen, height);
        for (int i = 0; i < inSight.size(); i++) {
            arrow(pen, i);
        }
        for (int i = 0; i < inSight.size(); i++) {
            words(pen, i, width);
        }
    }

    private void arrange(double width) {
        double times = inks.plain().getSize() * 4.6;
        double behind = inks.plain().getSize() * 4.6;
        int nodes = (int) Math.max(1, inSight.stream().map(packet -> packet.connection().node()).distinct().count());
        double firstNode = width - nodes * behind - (nodes - 1) * NARROWEST - 4;
        double firstClient = times + NARROWEST / 2 + 4;
        int room = (int) Math.max(1, (firstNode - firstClient) / NARROWEST);
        lanes.arrange(inSight, room);
        int used = Math.max(1, lanes.clients().size() + (lanes.sharing() > 0 ? 1 : 0));
        grid = new Grid(rowHeight(), times, firstClient, (firstNode - firstClient) / used, firstNode, behind);
    }

    private void background(GraphicsContext pen, int index, double width) {
        CapturedPacket packet = inSight.get(index);
        CapturedPacket selected = model.selection().packet().get();
        if (packet == selected) {
            pen.setFill(inks.ink("glass-row-selected"));
        } else if (packet.failed()) {
            pen.setFill(inks.ink("glass-row-failed"));
        } else if (selected != null && related(packet, selected)) {
            pen.setFill(inks.ink("glass-row-hover"));
        } else {
            return;
        }
        pen.fillRect(0, grid.top(index), width, grid.row());
    }

    private static boolean related(CapturedPacket one, CapturedPacket other) {
        return !one.flow().isNone() && one.flow().equals(other.flow());
    }

    private void heads(GraphicsContext pen, double height) {
        TappedConnection chosen = model.selection().connection().get();
        for (int i = 0; i < lanes.clients().size(); i++) {
            TappedConnection client = lanes.clients().get(i);
            lane(pen, grid.client(i), height, client.name(), grid.gap(), inks.ink(client == chosen ? "mark" : "glass-text"));
        }
        if (lanes.sharing() > 0) {
            String others = texts.get("sequence.others", lanes.sharing());
            lane(pen, grid.client(lanes.clients().size()), height, others, grid.gap(), inks.ink("glass-faint"));
        }
        for (int i = 0; i < lanes.nodes().size(); i++) {
            String node = lanes.nodes().get(i);
            boolean marked = node.equals(model.selection().node().get()) && chosen == null;
            lane(pen, grid.node(i), height, node, grid.behind() * 1.4, inks.ink(marked ? "mark" : NODE_INK));
        }
    }

    private void lane(GraphicsContext pen, double x, double height, String name, double room, Color ink) {
        pen.setStroke(inks.ink("glass-line"));
        pen.setLineWidth(1);
        pen.strokeLine(crisp(x), grid.top(0), crisp(x), height);
        pen.setFont(inks.plain());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFill(ink);
        pen.fillText(name, x, grid.row() / 2 + 2, Math.max(20, room - 6));
    }

    private void arrow(GraphicsContext pen, int index) {
        CapturedPacket packet = inSight.get(index);
        if (packet.length() == 0) {
            return; // nothing travelled: the node found fault with silence
        }
        double y = crisp(grid.top(index) + grid.row() * ARROW);
        double client = grid.client(lanes.of(packet.connection()));
        double node = grid.node(lanes.nodes().indexOf(packet.connection().node()));
        boolean in = packet.direction() == Direction.IN;
        pen.setStroke(ink(packet));
        pen.setFill(ink(packet));
        pen.setLineWidth(packet == model.selection().packet().get() ? 2.5 : 1.5);
        double from = in ? client : node;
        double to = in ? node : client;
        pen.strokeLine(from, y, to + (in ? -HEAD : HEAD), y);
        double back = in ? -HEAD : HEAD;
        pen.fillPolygon(new double[] {to, to + back, to + back}, new double[] {y, y - HEAD / 2, y + HEAD / 2}, 3);
        if (isOfFan(packet)) {
            fan(pen, index, node);
        }
        if (in) {
            model.handling(packet).ifPresent(handling -> handler(pen, handling, node, y));
        }
    }

    private static boolean isOfFan(CapturedPacket packet) {
        return packet.message() == MessageKind.PUSH && !packet.flow().isNone();
    }

    /// The piece of the bracket between this arrow and the one above, if the same message set both off.
    private void fan(GraphicsContext pen, int index, double node) {
        if (index > 0 && related(inSight.get(index), inSight.get(index - 1))) {
            double y = grid.top(index) + grid.row() * ARROW;
            pen.setLineWidth(3);
            pen.strokeLine(node + 2, y - grid.row(), node + 2, y);
        }
    }

    private void handler(GraphicsContext pen, Dispatches.Handling handling, double node, double y) {
        pen.setStroke(inks.ink(handling.handled() ? "glass-faint" : "packet-kick"));
        pen.setFill(pen.getStroke());
        pen.setLineWidth(1.2);
        pen.setLineDashes(3, 3);
        double end = node + grid.behind() - HEAD - 2;
        pen.strokeLine(node + 6, y, end, y);
        pen.setLineDashes();
        pen.fillPolygon(new double[] {end + HEAD, end, end}, new double[] {y, y - HEAD / 2, y + HEAD / 2}, 3);
    }

    private void words(GraphicsContext pen, int index, double width) {
        CapturedPacket packet = inSight.get(index);
        double middle = grid.top(index) + grid.row() * 0.34;
        pen.setFont(small(inks.mono()));
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setFill(inks.ink("glass-faint"));
        pen.fillText(seconds(packet.sinceStart()), grid.times(), grid.top(index) + grid.row() / 2);
        if (packet.direction() == Direction.IN) {
            int node = lanes.nodes().indexOf(packet.connection().node());
            model.handling(packet).ifPresent(handling -> {
                pen.setTextAlign(TextAlignment.LEFT);
                pen.setFill(inks.ink(handling.handled() ? "glass-faint" : "packet-kick"));
                pen.fillText(brief(handling.took()), grid.node(node) + 8, middle, grid.behind() - 10);
            });
        }
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFill(ink(packet));
        double client = grid.client(lanes.of(packet.connection()));
        double room = grid.firstNode() - grid.times() - 12;
        double half = Math.min(room, label(packet).length() * pen.getFont().getSize() * 0.6) / 2;
        double x = Math.clamp((client + grid.firstNode()) / 2, grid.times() + 8 + half, Math.max(grid.times() + 8 + half, grid.firstNode() - 4 - half));
        pen.fillText(label(packet), x, middle, room);
    }

    private static Font small(Font font) {
        return Font.font(font.getFamily(), font.getSize() * 0.88);
    }

    private Color ink(CapturedPacket packet) {
        return inks.ink(packet.failed() ? "packet-kick" : "packet-" + packet.packet().name().toLowerCase(Locale.ROOT));
    }

    /// `Request Room.Join #1`
    private static String label(CapturedPacket packet) {
        if (packet.length() == 0) {
            return packet.fault().map(fault -> fault.detail()).orElse("");
        }
        if (packet.message() == null) {
            return packet.packet().title();
        }
        String route = packet.route().isEmpty() ? "" : " " + packet.route();
        return packet.message().title() + route + (packet.id() == 0 ? "" : " #" + Long.toUnsignedString(packet.id()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    private static String brief(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
    }

    private static double crisp(double at) {
        return Math.floor(at) + 0.5;
    }
}
