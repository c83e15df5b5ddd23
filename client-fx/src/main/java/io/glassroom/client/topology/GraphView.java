package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.step.Step;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.HeartbeatRing;
import io.glassroom.client.timing.HeartbeatViewModel;
import io.glassroom.client.topology.SteadyLayout.Box;
import io.glassroom.client.topology.SteadyLayout.Measures;
import io.glassroom.client.topology.SteadyLayout.Picture;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/// The picture: lines at the back, dots on them, badges in front. It listens to the beat only while it is in a scene
/// and something moves.
final class GraphView extends Pane {

    private static final double LANE = 5; // between what comes and what goes, pixels
    private static final double GATE = 0.93; // of the way: where packets wait
    private static final double APART = 0.045; // of the way, between two that wait
    private static final int STANDING = 3; // dots that wait on one line in one direction

    private final TopologyViewModel model;
    private final HeartbeatViewModel heartbeat;
    private final Pulse pulse;
    private final Texts texts;
    private final Measures measures;
    private final Consumer<String> bundleOpened;
    private final Group lines = new Group();
    private final Pane dots = new Pane();
    private final DotPool pool;
    private final Map<Vertex, Badge> badges = new HashMap<>();
    private final Map<String, Badge> bundles = new HashMap<>();
    private final Map<Edge, CubicCurve> drawn = new HashMap<>();
    private final Map<Edge, Curve> curves = new HashMap<>();
    private final Map<Vertex, Curve> ways = new HashMap<>(); // of clients, shown or bundled, to their nodes
    private final Map<String, Map<String, Curve>> trunks = new HashMap<>(); // between nodes, from the side of the clients
    private double room;
    private Pulse.@Nullable Beating beating;
    private Pulse.@Nullable Beating watching;

    /// @param bundleOpened told of the node whose bundle was pressed
    GraphView(
            TopologyViewModel model,
            HeartbeatViewModel heartbeat,
            Pulse pulse,
            Texts texts,
            Measures measures,
            Consumer<String> bundleOpened) {
        this.model = model;
        this.heartbeat = heartbeat;
        this.pulse = pulse;
        this.texts = texts;
        this.measures = measures;
        this.bundleOpened = bundleOpened;
        this.pool = new DotPool(dots, this::words, this::pressed);
        getStyleClass().addAll("graph", measures.scrolls() ? "graph-whole" : "graph-strip");
        lines.setManaged(false);
        lines.setMouseTransparent(true);
        dots.setManaged(false);
        dots.setPickOnBounds(false);
        getChildren().addAll(lines, dots);
        widthProperty().addListener((observable, old, now) -> arrange());
        model.revision().addListener((observable, old, now) -> ifShown(this::arrange));
        model.figures().addListener((observable, old, now) -> ifShown(this::mark));
        model.journey().addListener((observable, old, now) -> ifShown(this::mark));
        model.selection().connection().addListener((observable, old, now) -> ifShown(this::mark));
        model.selection().node().addListener((observable, old, now) -> ifShown(this::mark));
        model.selection().hop().addListener((observable, old, now) -> ifShown(this::draw));
        model.steps().revision().addListener((observable, old, now) -> ifShown(this::markAndDraw));
        texts.language().addListener((observable, old, now) -> ifShown(this::mark));
        model.moving().addListener((observable, old, now) -> beat());
        sceneProperty().addListener((observable, old, now) -> enter(now != null));
    }

    /// How high the picture may be without scrolling.
    void room(double height) {
        if (height != room) {
            room = height;
            arrange();
        }
    }

    private void ifShown(Runnable change) {
        if (getScene() != null) {
            change.run();
        }
    }

    private void enter(boolean in) {
        if (in && watching == null) {
            watching = model.watch();
            arrange();
        } else if (!in && watching != null) {
            watching.cancel();
            watching = null;
        }
        beat();
    }

    private void beat() {
        boolean wanted = watching != null && model.moving().get();
        if (wanted && beating == null) {
            beating = pulse.listen(nanos -> draw());
        } else if (!wanted && beating != null) {
            beating.cancel();
            beating = null;
            ifShown(this::draw);
        }
    }

    // What lies where

    private void arrange() {
        if (getWidth() <= 0 || room <= 0 || watching == null) {
            return;
        }
        Picture picture = SteadyLayout.of(model.topology(), measures, getWidth(), room, model.opened());
        setMinHeight(measures.scrolls() ? picture.height() : room);
        setPrefHeight(getMinHeight());
        setMinWidth(measures.scrolls() ? SteadyLayout.narrowest(model.topology()) : 0);
        placeBadges(picture);
        placeLines(picture);
        markAndDraw();
    }

    private void placeBadges(Picture picture) {
        badges.keySet().removeIf(vertex -> {
            boolean stale = !picture.places().containsKey(vertex) || badges.get(vertex).stands() != stands(vertex);
            if (stale) {
                getChildren().remove(badges.get(vertex));
            }
            return stale;
        });
        picture.places().forEach((vertex, box) -> place(badges.computeIfAbsent(vertex, this::badge), box));
        bundles.keySet().removeIf(node -> {
            boolean stale = !picture.bundles().containsKey(node);
            if (stale) {
                getChildren().remove(bundles.get(node));
            }
            return stale;
        });
        picture.bundles().forEach((node, box) -> {
            Badge badge = bundles.computeIfAbsent(node, this::bundle);
            badge.say(texts.get("topology.bundle", picture.bundled().get(node)), "", "");
            badge.describe(texts, "topology.bundle.accessible", picture.bundled().get(node), node);
            place(badge, box);
        });
    }

    private static void place(Badge badge, Box box) {
        badge.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    private @Nullable Object stands(Vertex vertex) {
        return vertex instanceof Vertex.Client client ? model.topology().connection(client).orElse(null) : null;
    }

    private Badge badge(Vertex vertex) {
        Badge badge = switch (vertex) {
            case Vertex.Client client -> {
                TappedConnection connection = model.topology().connection(client).orElseThrow();
                var ring = new HeartbeatRing(connection, heartbeat, pulse, texts, Badge.RING);
                yield Badge.client(client, ring, connection);
            }
            case Vertex.Server server -> Badge.server(server);
        };
        badge.setOnAction(event -> model.choose(vertex));
        getChildren().add(badge);
        return badge;
    }

    private Badge bundle(String node) {
        Badge badge = Badge.bundle(node);
        badge.setOnAction(event -> bundleOpened.accept(node));
        getChildren().add(badge);
        return badge;
    }

    private void placeLines(Picture picture) {
        curves.clear();
        ways.clear();
        trunks.clear();
        Set<String> bundled = new HashSet<>();
        for (Edge edge : model.topology().edges()) {
            Box from = picture.places().get(edge.from());
            boolean hidden = from == null;
            if (hidden) {
                from = picture.bundles().get(edge.from().node());
            }
            Box to = picture.places().get(edge.to());
            if (from == null || to == null) {
                continue;
            }
            Curve curve = Curve.between(from, to);
            if (edge.from() instanceof Vertex.Client client) {
                ways.put(client, curve);
            } else {
                trunks.computeIfAbsent(edge.from().name(), node -> new HashMap<>()).put(edge.to().name(), curve);
            }
            if (!hidden || bundled.add(edge.from().node())) {
                curves.put(edge, curve);
            }
        }
        drawn.keySet().removeIf(edge -> {
            if (!curves.containsKey(edge)) {
                lines.getChildren().remove(drawn.get(edge));
                return true;
            }
            return false;
        });
        curves.forEach((edge, curve) -> lay(drawn.computeIfAbsent(edge, this::line), curve));
    }

    private CubicCurve line(Edge edge) {
        var line = new CubicCurve();
        line.getStyleClass().add("graph-line");
        lines.getChildren().add(line);
        return line;
    }

    private static void lay(CubicCurve line, Curve curve) {
        line.setStartX(curve.x1());
        line.setStartY(curve.y1());
        line.setControlX1(curve.x2());
        line.setControlY1(curve.y2());
        line.setControlX2(curve.x3());
        line.setControlY2(curve.y3());
        line.setEndX(curve.x4());
        line.setEndY(curve.y4());
    }

    // What it looks like

    private void markAndDraw() {
        mark();
        draw();
    }

    private void mark() {
        Journey journey = model.journey().get();
        Map<Vertex, Leg> last = journey.last();
        Set<Vertex> touched = last.keySet();
        Set<Edge> travelled = journey.edges();
        badges.forEach((vertex, badge) -> {
            badge.tint(model.tint(vertex.node()));
            badge.pseudoClassStateChanged(Badge.CHOSEN, model.isChosen(vertex));
            badge.pseudoClassStateChanged(Badge.LIT, touched.contains(vertex));
            badge.pseudoClassStateChanged(Badge.DIM, !journey.isEmpty() && !touched.contains(vertex));
            switch (vertex) {
                case Vertex.Client client -> say(badge, client, Optional.ofNullable(last.get(client)));
                case Vertex.Server server -> say(badge, server, journey);
            }
        });
        drawn.forEach((edge, line) -> {
            Badge.tint(
                    line, edge.from() instanceof Vertex.Client ? model.tint(edge.from().node()) : OptionalInt.empty());
            boolean used = travelled.contains(edge);
            boolean near = journey.isEmpty() && (model.isChosen(edge.from()) || model.isChosen(edge.to()));
            line.pseudoClassStateChanged(Badge.LIT, used || near);
            line.pseudoClassStateChanged(Badge.DIM, !journey.isEmpty() && !used);
        });
    }

    private void say(Badge badge, Vertex.Client client, Optional<Leg> leg) {
        boolean awaited = leg.filter(last -> last.state() != Leg.State.ARRIVED).isPresent();
        badge.pseudoClassStateChanged(Badge.AWAITED, awaited);
        badge.pseudoClassStateChanged(Badge.GONE, model.isGone(client));
        model.topology().connection(client).ifPresent(connection -> badge.explain(ClientTexts.of(connection, texts)));
        String note = leg.map(last -> awaited ? "…" : texts.get("topology.bytes", last.bytes())).orElse("");
        badge.say(model.name(client), note, "");
        badge.describe(texts, "topology.client.accessible", model.name(client), client.node(), note);
    }

    private void say(Badge badge, Vertex.Server server, Journey journey) {
        int sessions = model.sessions(server);
        Standing standing = model.standing(server.node());
        Optional<Duration> silence = model.silence(server.node());
        badge.pseudoClassStateChanged(Badge.GONE, standing == Standing.LEFT);
        badge.pseudoClassStateChanged(Badge.AWAITED, silence.isPresent() || standing == Standing.DRAINING);
        String rate = Labels.rate(model.page(server.node()).rate());
        String first = texts.get(measures.scrolls() ? "topology.node.sessions" : "topology.node.brief", sessions, rate);
        String second = "";
        int waiting = model.steps().waiting(server.node());
        boolean held = model.steps().stepping().get() && (waiting > 0 || server.role() == Role.GATE);
        if (held) {
            second = texts.get("topology.node.waiting", waiting);
        } else if (journey.vertices().contains(server)) {
            second = texts.get("topology.node.bytes", into(journey, server), outOf(journey, server));
        } else if (measures.scrolls()) {
            second = texts.get("topology.node.rate", rate);
        }
        Optional<String> trouble = trouble(standing, silence);
        if (trouble.isPresent()) {
            second = trouble.get();
        }
        boolean two = measures.scrolls() || second.isEmpty(); // the small picture has room for one
        badge.say(server.node(), two ? first : second, two ? second : "");
        badge.describe(
                texts, "topology.node.accessible", server.node(), role(server), sessions, rate, trouble.orElse(""));
    }

    /// Why a node is not simply there.
    private Optional<String> trouble(Standing standing, Optional<Duration> silence) {
        if (standing == Standing.LEFT) {
            return Optional.of(texts.get("topology.node.left"));
        }
        if (silence.isPresent()) {
            Duration rest = TopologyViewModel.EVICTION.minus(silence.get());
            return Optional.of(
                    rest.isNegative()
                            ? texts.get("topology.node.silent", silence.get().toSeconds())
                            : texts.get("topology.node.countdown", silence.get().toSeconds(), rest.toSeconds() + 1));
        }
        return standing == Standing.DRAINING ? Optional.of(texts.get("topology.node.draining")) : Optional.empty();
    }

    private String role(Vertex.Server server) {
        return switch (server.role()) {
            case GATE -> texts.get("topology.role.gate");
            case CHAT -> texts.get("topology.role.chat");
            case MASTER -> texts.get("topology.role.master");
        };
    }

    private static int into(Journey journey, Vertex server) {
        return journey.legs().stream().filter(leg -> leg.to().equals(server)).mapToInt(Leg::bytes).sum();
    }

    private static int outOf(Journey journey, Vertex server) {
        return journey.legs().stream()
                .filter(leg -> leg.from().equals(server) && leg.state() != Leg.State.AWAITED)
                .mapToInt(Leg::bytes)
                .sum();
    }

    // What moves

    private void draw() {
        pool.begin();
        model.draw(this::dot);
        stand();
        pool.finish();
    }

    private void dot(Traveller what, double fraction) {
        switch (what) {
            case Traveller.Parcel(CapturedPacket packet) -> {
                Curve curve = model.topology().client(packet.connection()).map(ways::get).orElse(null);
                if (curve != null) {
                    boolean in = packet.direction() == Direction.IN;
                    boolean chosen = packet == model.selection().packet().get();
                    draw(pool.next(packet.packet()), what, curve, in ? fraction : 1 - fraction, in ? -LANE : LANE, chosen, false);
                }
            }
            case Traveller.Relay(Hop hop, long number) -> relay(what, hop, fraction);
        }
    }

    private void relay(Traveller what, Hop hop, double fraction) {
        Curve along = trunks.getOrDefault(hop.from(), Map.of()).get(hop.to());
        Curve against = trunks.getOrDefault(hop.to(), Map.of()).get(hop.from());
        boolean chosen = hop == model.selection().hop().get();
        if (along != null) {
            draw(pool.next(null), what, along, fraction, -LANE, chosen, false);
        } else if (against != null) {
            draw(pool.next(null), what, against, 1 - fraction, LANE, chosen, false);
        }
    }

    private void draw(Dot dot, Object what, Curve curve, double t, double lane, boolean chosen, boolean waiting) {
        boolean lit = what instanceof Traveller traveller
                ? model.isLit(traveller)
                : model.isLit(((Step) what).waiting());
        dot.show(what, curve.x(t), curve.y(t) + lane, lit, chosen, waiting);
    }

    /// What waits stands before the gate.
    private void stand() {
        Map<String, Integer> standing = new HashMap<>();
        for (Step step : model.steps().next()) {
            Waiting held = step.waiting();
            boolean in = held.direction() == Direction.IN;
            Curve curve = ways.get(new Vertex.Client(step.node(), held.connection().id()));
            int before = standing.merge(held.connection() + " " + held.direction(), 1, Integer::sum) - 1;
            if (curve != null && before < STANDING) {
                draw(pool.next(step.kind()), step, curve, GATE - before * APART, in ? -2 * LANE : 2 * LANE, false, true);
            }
        }
    }

    private String words(Object what) {
        return switch (what) {
            case Traveller.Parcel(CapturedPacket packet) ->
                texts.get("topology.dot", packet.from(), packet.to(), Labels.of(packet), packet.length(), packet.number());
            case Traveller.Relay(Hop hop, long number) ->
                texts.get("topology.dot.relay", hop.from(), hop.to(), Labels.of(hop), hop.bytes(), hop.sessions());
            case Step step -> texts.get(
                    "topology.dot.waiting", step.client(), step.node(), step.label(), step.waiting().packet().length());
            default -> throw new IllegalStateException("no dot stands for " + what);
        };
    }

    private void pressed(Object what) {
        if (what instanceof Traveller traveller) {
            model.choose(traveller);
        }
    }

    /// Where the badges lie, for those who check that none covers another.
    List<Badge> badges() {
        return List.copyOf(badges.values());
    }
}
