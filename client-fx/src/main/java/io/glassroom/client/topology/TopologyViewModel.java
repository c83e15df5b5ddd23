package io.glassroom.client.topology;

import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.motion.Pulse.Beating;
import io.glassroom.client.place.NodeFacts;
import io.glassroom.client.place.NodesViewModel;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The picture of nodes, connections, and what travels between them; the journey of the selected packet in it; and the
/// node that is looked at. Dots are kept only while somebody watches. Owned by the FX thread.
public final class TopologyViewModel implements CaptureListener {

    /// After so much silence the members give each other up.
    static final Duration EVICTION = Duration.ofSeconds(10);

    private static final long LINGER = 2_000_000_000L; // nanoseconds that a client is shown after it has gone
    private static final long FADE = 10 * 1_000_000_000L; // the same of a node

    private final Capture capture;
    private final Selection selection;
    private final Settings settings;
    private final Playhead playhead;
    private final StepViewModel steps;
    private final NodesViewModel nodes;
    private final Runnable pauseList;
    private final Topology topology = new Topology();
    private final Flights flights = new Flights();
    private final NodeBook book = new NodeBook();
    private final Journeys journeys;
    private final ClusterEar ear;
    private final Map<String, Long> silences = new HashMap<>(); // by node: since when, by the playhead's clock
    private final Map<String, Long> departures = new HashMap<>();
    private final Map<TappedConnection, Long> gone = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private int watchers;
    private long hops;
    private long changes = -1;
    private long namings = -1;
    private long memberships = -1;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper figures = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Journey> journey = new ReadOnlyObjectWrapper<>(Journey.NONE);
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper oneOf = new ReadOnlyIntegerWrapper(1);

    /// @param nodes what can be done to them
    /// @param pauseList makes the list of packets stand still, as whoever selects a packet does
    public TopologyViewModel(
            Capture capture,
            Selection selection,
            Settings settings,
            StepViewModel steps,
            NodesViewModel nodes,
            Runnable pauseList) {
        this.capture = capture;
        this.selection = selection;
        this.settings = settings;
        this.steps = steps;
        this.playhead = steps.playhead();
        this.nodes = nodes;
        this.pauseList = pauseList;
        this.journeys = new Journeys(capture, topology);
        this.ear = new ClusterEar(capture.members(), topology);
        capture.listen(topology);
        capture.listen(ear);
        capture.listen(book);
        capture.listen(journeys);
        capture.listen(this);
        selection.packet().addListener((observable, old, now) -> follow());
        selection.hop().addListener((observable, old, now) -> follow());
    }

    // Properties

    public Selection selection() {
        return selection;
    }

    public Settings settings() {
        return settings;
    }

    /// How fast, and how far behind, the dots move.
    public Playhead playhead() {
        return playhead;
    }

    /// Who is there.
    public Topology topology() {
        return topology;
    }

    public StepViewModel steps() {
        return steps;
    }

    /// The nodes as things that can be stopped and started.
    public NodesViewModel nodes() {
        return nodes;
    }

    /// Changes with the graph, with names, and with which bundles are open.
    public ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /// Changes once a second, with the rates.
    public ReadOnlyLongProperty figures() {
        return figures.getReadOnlyProperty();
    }

    /// The way of the selected packet's message; [Journey#NONE] while none is selected.
    public ReadOnlyObjectProperty<Journey> journey() {
        return journey.getReadOnlyProperty();
    }

    /// Whether anything has to be drawn at each beat.
    public ReadOnlyBooleanProperty moving() {
        return moving.getReadOnlyProperty();
    }

    /// Of how many packets one is drawn as a dot.
    public ReadOnlyIntegerProperty oneOf() {
        return oneOf.getReadOnlyProperty();
    }

    /// Nodes whose clients are all shown.
    Set<String> opened() {
        return opened;
    }

    NodeBook.Page page(String node) {
        return book.page(node);
    }

    /// The node that the panel is about: the one that is looked at, else the first.
    Optional<Vertex.Server> panelled() {
        Optional<Vertex.Server> chosen = topology.server(selection.node().get());
        return chosen.or(() -> topology.layers().stream().flatMap(List::stream).findFirst());
    }

    /// All that is known of this node at this moment.
    NodeSheet sheet(Vertex.Server server) {
        Optional<NodeFacts> facts = nodes.said(server.node());
        var rooms = new TreeMap<String, Integer>();
        var bound = new TreeMap<String, Integer>();
        for (TappedConnection connection : capture.connections()) {
            connection.roomKeys().stream()
                    .filter(room -> room.node().equals(server.node()))
                    .forEach(room -> rooms.merge(room.name(), 1, Integer::sum));
            if (connection.node().equals(server.node()) && !connection.closed()) {
                connection.homes().forEach(home -> bound.merge(home.service() + " → " + home.node(), 1, Integer::sum));
            }
        }
        List<NodeFacts.Room> now = nodes.facts(server.node())
                .map(NodeFacts::rooms)
                .orElseGet(() -> rooms.entrySet().stream()
                        .map(room -> new NodeFacts.Room(room.getKey(), room.getValue()))
                        .toList());
        return NodeSheet.of(
                server, book.page(server.node()), facts, now, capture.members().find(server.node()), bound);
    }

    /// How many sessions a node has: those of its clients, and those that are lent to it.
    int sessions(Vertex.Server server) {
        return topology.clients(server.node()).size()
                + (int) capture.connections().stream()
                        .filter(connection -> !connection.closed() && connection.lentTo().contains(server.node()))
                        .count();
    }

    /// The colour that tells the clients of this gate from those of others, from 0; empty if there is nothing to tell.
    OptionalInt tint(String gate) {
        return capture.members().tint(gate);
    }

    /// The gates that have colours.
    List<String> gates() {
        return capture.members().gates().stream()
                .filter(gate -> tint(gate).isPresent() && topology.server(gate).isPresent())
                .toList();
    }

    /// Whether the journey goes to more than is shown of it.
    boolean isJourneyCut() {
        return journeys.isCut();
    }

    /// Who this client is to people.
    String name(Vertex.Client client) {
        return topology.connection(client).map(TappedConnection::name).orElse(client.connection());
    }

    /// Whether the client has gone and is only shown for a moment more.
    boolean isGone(Vertex.Client client) {
        return topology.connection(client).filter(TappedConnection::closed).isPresent();
    }

    /// How a node stands in its cluster; up if it is in none.
    Standing standing(String node) {
        return capture.members().find(node).map(Members.Member::standing).orElse(Standing.UP);
    }

    /// For how long a member has not been heard; empty if it is heard, or is no member any more.
    Optional<Duration> silence(String node) {
        Long since = standing(node) == Standing.LEFT ? null : silences.get(node);
        return Optional.ofNullable(since).map(start -> Duration.ofNanos(Math.max(0, playhead.live() - start)));
    }

    /// Who came and went; nothing if the node is alone.
    List<Members.News> news() {
        return capture.members().news();
    }

    /// Whether there are several nodes.
    boolean isCluster() {
        return !capture.members().all().isEmpty();
    }

    /// Whether this is what the person looks at.
    boolean isChosen(Vertex vertex) {
        TappedConnection chosen = selection.connection().get();
        return switch (vertex) {
            case Vertex.Client client -> chosen != null && topology.client(chosen).filter(client::equals).isPresent();
            case Vertex.Server server -> chosen == null && server.node().equals(selection.node().get());
        };
    }

    /// Whether a dot belongs to the journey, or there is none.
    boolean isLit(Traveller what) {
        if (journey.get().isEmpty()) {
            return true;
        }
        return switch (what) {
            case Traveller.Parcel(CapturedPacket packet) -> journeys.has(packet);
            case Traveller.Relay(Hop hop, long number) -> journeys.has(hop);
        };
    }

    /// Whether what waits at the gate belongs to the journey, or there is none.
    boolean isLit(Waiting held) {
        return journey.get().isEmpty() || journeys.has(held.flow());
    }

    // Commands

    /// Keeps dots from here on, until this is cancelled.
    Beating watch() {
        if (watchers++ == 0) {
            flights.clear(capture.counted());
        }
        boolean[] ended = {false};
        return () -> {
            if (!ended[0]) {
                ended[0] = true;
                watchers--;
            }
        };
    }

    /// Selects what was clicked.
    void choose(Vertex vertex) {
        switch (vertex) {
            case Vertex.Client client -> topology.connection(client).ifPresent(selection::select);
            case Vertex.Server server -> {
                selection.clear();
                selection.selectNode(server.node());
            }
        }
    }

    /// Selects the packet of a dot, and makes the list stand still.
    void choose(Traveller what) {
        switch (what) {
            case Traveller.Parcel(CapturedPacket packet) -> choose(packet);
            case Traveller.Relay(Hop hop, long number) -> choose(hop);
        }
    }

    /// Selects what went between two nodes, and makes the list stand still.
    void choose(Hop hop) {
        pauseList.run();
        selection.select(hop);
    }

    /// Selects a packet, and makes the list stand still.
    void choose(CapturedPacket packet) {
        pauseList.run();
        selection.select(packet);
    }

    /// Opens the bundle of a node's clients, or closes it.
    void toggleBundle(String node) {
        if (!opened.remove(node)) {
            opened.add(node);
        }
        revision.set(revision.get() + 1);
    }

    /// Those who were there when the watch began, and have said nothing since.
    @Override
    public void introduced(TapLine.Hello hello) {
        capture.connections().stream()
                .filter(connection -> connection.node().equals(hello.node()) && !connection.closed())
                .filter(connection -> topology.client(connection).isEmpty())
                .forEach(topology::add);
    }

    @Override
    public void hopped(Hop hop) {
        hops++;
        if (watchers > 0 && !hop.joined()) {
            flights.add(new Traveller.Relay(hop, hops), hop.end().nanos());
        }
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (watchers > 0) {
            flights.add(packet);
        }
    }

    /// Draws what is on its way at this moment.
    void draw(Flights.Drawing drawing) {
        playhead.look();
        if (settings.animations().get()) {
            flights.draw(playhead.view(), drawing);
        } else {
            flights.draw(playhead.view(), (what, fraction) -> drawing.dot(what, 1));
        }
        oneOf.set(flights.oneOf());
        moving.set(!flights.isEmpty());
    }

    /// A batch has been captured.
    public void refresh() {
        if (watchers > 0) {
            flights.depart(playhead.live());
            moving.set(!flights.isEmpty());
        }
    }

    /// The time of a batch has passed, whether one came or not.
    public void tick() {
        playhead.look();
        ear.settle();
        sweep();
        sweepNodes();
        if (book.rate(playhead.live())) {
            figures.set(figures.get() + 1);
        }
        if (changes != topology.changes() || namings != capture.namings() || memberships != capture.members().changes()) {
            changes = topology.changes();
            namings = capture.namings();
            memberships = capture.members().changes();
            revision.set(revision.get() + 1);
        }
        if (!journey.get().isEmpty()) {
            travel();
        }
    }

    private void sweep() {
        long now = playhead.live();
        for (TappedConnection connection : topology.leaving()) {
            if (now - gone.computeIfAbsent(connection, first -> now) >= LINGER) {
                gone.remove(connection);
                topology.remove(connection);
            }
        }
        gone.keySet().retainAll(topology.leaving());
    }

    /// Nodes that are silent, and those that are gone and only shown for a moment more.
    private void sweepNodes() {
        long now = playhead.live();
        Members members = capture.members();
        silences.keySet().removeIf(node -> !members.isSilent(node));
        departures.keySet().removeIf(node -> standing(node) != Standing.LEFT);
        for (Members.Member member : List.copyOf(members.all())) {
            String node = member.info().node();
            if (members.isSilent(node)) {
                silences.putIfAbsent(node, now);
            }
            boolean forgettable = member.standing() == Standing.LEFT && !nodes.isOwn(node); // ours can be started again
            if (forgettable && now - departures.computeIfAbsent(node, first -> now) >= FADE) {
                departures.remove(node);
                topology.tell(new ClusterEvent.Forgotten(node));
                members.forget(node);
            }
        }
    }

    private void follow() {
        journeys.follow(selection.packet().get(), selection.hop().get());
        travel();
    }

    private void travel() {
        if (selection.packet().get() == null && selection.hop().get() == null) {
            journey.set(Journey.NONE);
            return;
        }
        long arrived = watchers > 0 && playhead.lagging().get() ? flights.arrived(playhead.view()) : Long.MAX_VALUE;
        List<Waiting> held = steps.stepping().get() ? steps.waiting() : List.of();
        Journey now = journeys.journey(arrived, held);
        if (!now.equals(journey.get())) {
            journey.set(now);
        }
    }
}
