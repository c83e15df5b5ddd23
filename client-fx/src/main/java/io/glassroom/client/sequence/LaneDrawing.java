package io.glassroom.client.sequence;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the lanes and those arrows that are in sight, one below the other: time at the left, then a lane for each
/// client, then the nodes, and behind a node, dashed, the way to the handler. What goes on to another node is dashed,
/// too, with its bytes between the nodes. What one message set off hangs on one bracket, as a fan.
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
    private List<Optional<Hop>> hops = List.of(); // of those in sight
    private Grid grid = new Grid(20, 60, 60, 100, 1, 52, 40);

    /// Where what stands, in pixels.
    ///
    /// @param row height of a row, and of the head
    /// @param times right end of the times
    /// @param firstClient the lane of the first client
    /// @param gap from a client to the next
    /// @param firstNode the lane of the first node
    /// @param step from a node to the next
    /// @param behind width of what is behind a node
    private record Grid(
            double row, double times, double firstClient, double gap, double firstNode, double step, double behind) {

        double top(int index) {
            return row * (index + 1) + 4;
        }

        double client(int lane) {
            return firstClient + lane * gap;
        }

        double node(int index) {
            return firstNode + index * step;
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
                        "sequence.accessible.selected",
                        model.size(),
                        selected.from(),
                        selected.to(),
                        label(selected),
                        seconds(selected.sinceStart()));
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
            CapturedPacket packet = inSight.get(index);
            boolean beyond = x > grid.node(lanes.nodes().indexOf(packet.connection().node())) + HEAD;
            hops.get(index).filter(hop -> beyond).ifPresentOrElse(model::select, () -> model.select(packet));
        }
    }

    private void pressHead(double x) {
        for (int i = 0; i < lanes.nodes().size(); i++) {
            if (Math.abs(x - grid.node(i)) < Math.min(NARROWEST, grid.step()) / 2) {
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
        hops = IntStream.range(0, inSight.size()).mapToObj(this::hop).toList();
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
        var around = new TreeSet<String>();
        hops.forEach(hop -> hop.ifPresent(passed -> {
            around.add(passed.from());
            around.add(passed.to());
        }));
        var all = new TreeSet<>(around);
        inSight.forEach(packet -> all.add(packet.connection().node()));
        int nodes = Math.max(1, all.size());
        double room = width - times - behind - 3 * NARROWEST;
        double step = nodes == 1 ? NARROWEST : Math.clamp(room / (nodes - 1), NARROWEST, behind + NARROWEST);
        double firstNode = width - behind - (nodes - 1) * step - 4;
        double firstClient = times + NARROWEST / 2 + 4;
        lanes.arrange(inSight, around, model.order(), (int) Math.max(1, (firstNode - firstClient) / NARROWEST));
        int used = Math.max(1, lanes.clients().size() + (lanes.sharing() > 0 ? 1 : 0));
        double gap = Math.max(NARROWEST / 2, (firstNode - firstClient) / used);
        grid = new Grid(rowHeight(), times, firstClient, gap, firstNode, step, behind);
    }

    /// One envelope for each gate: of a fan, the first arrow shows it.
    private Optional<Hop> hop(int index) {
        CapturedPacket packet = inSight.get(index);
        boolean shown = index > 0
                && isOfFan(packet)
                && related(inSight.get(index - 1), packet)
                && inSight.get(index - 1).message() == MessageKind.PUSH
                && inSight.get(index - 1).connection().node().equals(packet.connection().node());
        return shown ? Optional.empty() : model.hop(packet);
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
            double width = lanes.nodes().size() == 1 ? grid.behind() * 1.4 : grid.step();
            lane(pen, grid.node(i), height, node, width, inks.ink(marked ? "mark" : NODE_INK));
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
        hops.get(index).ifPresent(hop -> relay(pen, hop, y));
        if (in) {
            double served = served(index);
            model.handling(packet).ifPresent(handling -> handler(pen, handling, served, y));
        }
    }

    /// The lane of the node that handles the message of this arrow.
    private double served(int index) {
        String node = hops.get(index).map(Hop::to).orElse(inSight.get(index).connection().node());
        return grid.node(lanes.nodes().indexOf(node));
    }

    private void relay(GraphicsContext pen, Hop hop, double y) {
        double from = grid.node(lanes.nodes().indexOf(hop.from()));
        double to = grid.node(lanes.nodes().indexOf(hop.to()));
        double back = from < to ? -HEAD : HEAD;
        pen.setLineWidth(hop == model.selection().hop().get() ? 2.5 : 1.5);
        pen.setLineDashes(6, 3);
        pen.strokeLine(from, y, to + back, y);
        pen.setLineDashes();
        pen.fillPolygon(new double[] {to, to + back, to + back}, new double[] {y, y - HEAD / 2, y + HEAD / 2}, 3);
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
        double end = node + Math.min(grid.behind(), lanes.nodes().size() == 1 ? grid.behind() : grid.step()) - HEAD - 2;
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
            double served = served(index);
            model.handling(packet).ifPresent(handling -> {
                pen.setTextAlign(TextAlignment.LEFT);
                pen.setFill(inks.ink(handling.handled() ? "glass-faint" : "packet-kick"));
                double room = Math.min(grid.behind(), Math.max(grid.step(), NARROWEST)) - 10;
                pen.fillText(brief(handling.took()), served + 8, middle, room);
            });
        }
        hops.get(index).ifPresent(hop -> {
            pen.setTextAlign(TextAlignment.CENTER);
            pen.setFill(inks.ink("glass-faint"));
            double between = (grid.node(lanes.nodes().indexOf(hop.from())) + grid.node(lanes.nodes().indexOf(hop.to()))) / 2;
            pen.fillText(hop.bytes() + " B", between, middle, grid.step() - 6);
        });
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFill(ink(packet));
        double client = grid.client(lanes.of(packet.connection()));
        double room = grid.firstNode() - grid.times() - 12;
        double letter = pen.getFont().getSize() * 0.6;
        String label = fitting(packet, (int) (room / letter));
        double half = Math.min(room, label.length() * letter) / 2;
        double least = grid.times() + 8 + half;
        double x = Math.clamp(
                (client + grid.firstNode()) / 2, least, Math.max(least, grid.firstNode() - 4 - half));
        pen.fillText(label, x, middle, room);
    }

    /// The label as far as there is room for so many letters: what stands last in a route says most.
    private static String fitting(CapturedPacket packet, int letters) {
        String label = label(packet);
        if (label.length() <= letters || packet.route().isEmpty()) {
            return label;
        }
        String route = packet.route();
        return route.length() <= letters ? route : "…" + route.substring(route.length() - Math.max(1, letters - 1));
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
