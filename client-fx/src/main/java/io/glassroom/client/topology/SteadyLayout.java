package io.glassroom.client.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where everything lies: clients at the left, then layer after layer of nodes. It is calculated from the graph alone,
/// so that the same graph always lies the same way, whatever came first.
///
/// Each gate has a band of its own height, and its clients lie in slots within that band. There are more slots than
/// clients (4, 8, 16, …), so that who comes takes the next free one and nobody moves until the slots are used up; who
/// goes moves only those after, by one slot. Of a crowd only the first are shown, the rest is one bundle.
final class SteadyLayout {

    /// Sizes of one kind of picture, pixels.
    ///
    /// @param crowd most clients shown one by one
    /// @param scrolls whether it may become higher than the room that it has
    record Measures(
            double clientWidth,
            double clientHeight,
            double pitch,
            double serverWidth,
            double serverHeight,
            double between,
            int crowd,
            boolean scrolls) {

        private double least(int layers) {
            return 2 * PAD + clientWidth + layers * (serverWidth + between / 2);
        }

        /// These, or narrower ones if these need more room than there is.
        private Measures fitting(double width, int layers) {
            return scrolls && width < least(layers) ? NARROW : this;
        }

        static final Measures WHOLE = new Measures(128, 34, 58, 172, 74, 130, 60, true);
        /// The whole picture where several layers have little room.
        private static final Measures NARROW = new Measures(112, 34, 58, 132, 74, 36, 60, true);

        static final Measures STRIP = new Measures(112, 26, 30, 180, 44, 90, 24, false);
    }

    /// A place.
    record Box(double x, double y, double width, double height) {

        double middle() {
            return y + height / 2;
        }

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean meets(Box other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    /// @param places of all that is shown
    /// @param bundles by node: where the rest of a crowd lies
    /// @param bundled by node: how many that are
    record Picture(
            double width, double height, Map<Vertex, Box> places, Map<String, Box> bundles, Map<String, Integer> bundled) {}

    private static final double PAD = 12;
    private static final double GAP = 12; // between two columns of clients
    private static final double FARTHEST = 1_500; // between two layers
    private static final double ROW_GAP = 6; // least, between two rows

    private final Measures measures;
    private final double width;
    private final List<List<Vertex.Server>> layers;
    private final List<Vertex.Server> gates = new ArrayList<>();
    private final Map<String, List<Vertex.Client>> clients = new HashMap<>(); // by node
    private final Set<String> opened;

    /// @param opened nodes whose clients are all to be shown
    private SteadyLayout(Topology topology, Measures measures, double width, Set<String> opened) {
        this.opened = opened;
        this.layers = topology.layers();
        this.measures = measures.fitting(width, layers.size());
        for (List<Vertex.Server> layer : layers) {
            for (Vertex.Server server : layer) {
                List<Vertex.Client> own = topology.clients(server.node());
                if (server.role() == Role.GATE || !own.isEmpty()) {
                    gates.add(server);
                    clients.put(server.node(), own);
                }
            }
        }
        this.width = Math.max(width, this.measures.least(layers.size()));
    }

    static Picture of(Topology topology, Measures measures, double width, double height, Set<String> opened) {
        return new SteadyLayout(topology, measures, width, opened).place(height);
    }

    /// The least width of a whole picture of this graph.
    static double narrowest(Topology topology) {
        return Measures.NARROW.least(topology.layers().size());
    }

    private double serversWidth() {
        return layers.size() * (measures.serverWidth + measures.between / 2);
    }

    private Picture place(double height) {
        int columns = (int) Math.max(1, (width - 2 * PAD - serversWidth() + GAP) / (measures.clientWidth + GAP));
        double least = 0;
        for (List<Vertex.Server> layer : layers) {
            least = Math.max(least, layer.size() * (measures.serverHeight + ROW_GAP) + ROW_GAP);
        }
        if (measures.scrolls) {
            for (Vertex.Server gate : gates) {
                int rows = (shown(gate, Integer.MAX_VALUE) + columns - 1) / columns;
                least = Math.max(least, gates.size() * (rows * rowHeight() + ROW_GAP));
            }
        }
        double all = Math.max(height, least);
        var picture = new Picture(width, all, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        double band = all / Math.max(1, gates.size());
        double right = PAD;
        for (int i = 0; i < gates.size(); i++) {
            right = Math.max(right, placeClients(picture, gates.get(i), i * band, band, columns));
        }
        placeServers(picture, right, all);
        return picture;
    }

    private List<Vertex.Client> clientsOf(Vertex.Server gate) {
        return clients.getOrDefault(gate.node(), List.of());
    }

    private double rowHeight() {
        return measures.clientHeight + ROW_GAP;
    }

    /// How many boxes the clients of this gate take, the bundle among them.
    private int shown(Vertex.Server gate, int room) {
        int all = clientsOf(gate).size();
        int most = opened.contains(gate.node())
                ? Integer.MAX_VALUE
                : Math.max(4, measures.crowd / Math.max(1, gates.size()));
        int alone = all <= most ? all : most + 1;
        return Math.min(alone, room);
    }

    /// @return the right edge of what was placed
    private double placeClients(Picture picture, Vertex.Server gate, double top, double band, int columns) {
        List<Vertex.Client> own = clientsOf(gate);
        int rowsMost = (int) Math.max(1, (band - ROW_GAP) / rowHeight());
        int boxes = shown(gate, rowsMost * columns);
        int rows = Math.min(slots(boxes), rowsMost);
        double pitch = Math.min(measures.pitch, (band - ROW_GAP) / rows);
        double first = top + (band - rows * pitch) / 2 + (pitch - measures.clientHeight) / 2;
        double right = PAD;
        for (int i = 0; i < boxes; i++) {
            double x = PAD + i / rows * (measures.clientWidth + GAP);
            var box = new Box(x, first + i % rows * pitch, measures.clientWidth, measures.clientHeight);
            right = Math.max(right, box.right());
            if (i == boxes - 1 && own.size() > boxes) {
                picture.bundles.put(gate.node(), box);
                picture.bundled.put(gate.node(), own.size() - i);
            } else {
                picture.places.put(own.get(i), box);
            }
        }
        return right;
    }

    /// 4, 8, 16, …: the least that is enough.
    private static int slots(int boxes) {
        int slots = 4;
        while (slots < boxes) {
            slots *= 2;
        }
        return slots;
    }

    private void placeServers(Picture picture, double left, double height) {
        double room = width - PAD - left;
        double pitch = Math.min(
                measures.serverWidth + FARTHEST, room / (layers.size() + (measures == Measures.NARROW ? 0 : 0.35)));
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Vertex.Server> servers = layers.get(layer);
            double x = left + (layer + 1) * pitch - measures.serverWidth;
            double share = height / servers.size();
            for (int i = 0; i < servers.size(); i++) {
                double y = (i + 0.5) * share - measures.serverHeight / 2;
                picture.places.put(servers.get(i), new Box(x, y, measures.serverWidth, measures.serverHeight));
            }
        }
    }
}
