package io.glassroom.client.place;

import io.glassroom.client.chat.AnyGate;
import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.NodeFeed;
import io.glassroom.client.model.ConnectionKey;
import io.glassroom.protocol.client.Backoff;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.time.PausableTime;
import io.glassroom.protocol.time.Time;
import io.glassroom.samples.bots.Bots;
import io.glassroom.samples.bots.BotsConfig;
import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Chat;
import io.glassroom.samples.bots.Mix;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.samples.distributed.DistributedChatApplication;
import io.glassroom.server.agent.Agent;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.cluster.SharedMemory;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The server in this process: its nodes, the gate and the clock that they share, and their bots.
final class EmbeddedServer implements OwnServer, AutoCloseable {

    /// Of a cluster of our own.
    static final String CLUSTER = "demo";

    private static final String HOST = "127.0.0.1";
    private static final int FEW = 9; // bots who come one after the other
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration BRISK = Duration.ofMillis(50);
    private static final int TAP_RECORDS = 1 << 16; // a window that starts may be seconds late with its first poll
    private static final int TAP_RECORDS_OF_MANY = 1 << 14; // of each node: all of them live in one heap
    private static final Duration HEARTBEAT = Duration.ofSeconds(3); // soon enough to be watched
    private static final Backoff SOON = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2), Integer.MAX_VALUE);

    /// What the distributed chat says passes the master; the first few meet whoever enters the room.
    private static final List<Chat> CHATS_OF_CLUSTER =
            List.of(Chat.ROOMS, Chat.ROOMS, Chat.ROOMS, Chat.ROOMS, Chat.DISTRIBUTED, Chat.DISTRIBUTED);

    private final Time outside;
    private final PausableTime time;
    private final GateStepper stepper;
    private final List<EmbeddedNode> nodes;
    private final Bots bots;

    /// Starts one node that is everything.
    ///
    /// @param outside time of the machine, which goes on while the server's stands still
    /// @param port that it takes if it can
    static EmbeddedServer single(Time outside, int port) {
        return new EmbeddedServer(outside, NodePlan.single(port), Optional.empty());
    }

    /// Starts a cluster.
    ///
    /// @param outside time of the machine, which goes on while the cluster's stands still
    /// @param port before that of the first gate; 0 for any
    static EmbeddedServer cluster(Time outside, ClusterSize size, int port) {
        var config = new ClusterConfig(CLUSTER, new ClusterConfig.Memory(new SharedMemory()), LineConfig.DEFAULT);
        return new EmbeddedServer(outside, NodePlan.cluster(size, port), Optional.of(config));
    }

    private EmbeddedServer(Time outside, List<NodePlan> plans, Optional<ClusterConfig> cluster) {
        this.outside = outside;
        this.time = new PausableTime(outside);
        this.stepper = new GateStepper(time);
        var facts = new FactFinder();
        this.nodes = plans.stream()
                .map(plan -> new EmbeddedNode(plan, port -> config(plan, port, cluster), facts, time))
                .toList();
        try {
            nodes.forEach(EmbeddedNode::begin);
        } catch (CannotStart e) {
            nodes.forEach(EmbeddedNode::close);
            throw e;
        }
        this.bots = new Bots(BotsConfig.of(uri(), client())
                .withServers(gates())
                .withChats(cluster.isPresent() ? CHATS_OF_CLUSTER : List.of(Chat.ROOMS)));
    }

    private NodeConfig config(NodePlan plan, int port, Optional<ClusterConfig> cluster) {
        NodeConfig.Builder config = NodeConfig.builder()
                .name(plan.name())
                .role(plan.role())
                .listen(HOST, port)
                .heartbeat(HEARTBEAT)
                .tapRecords(cluster.isPresent() ? TAP_RECORDS_OF_MANY : TAP_RECORDS)
                .application(new ChatApplication())
                .gate(stepper.gate(plan.name()))
                .time(time);
        cluster.ifPresent(shared -> config.cluster(shared).application(new DistributedChatApplication()));
        return config.build();
    }

    /// Of somebody who comes to whatever gate is there, and soon comes again.
    private ClientConfig client() {
        return ClientConfig.of(time).withDialer(new AnyGate(gates(), Dialer.standard())).withBackoff(SOON);
    }

    Surroundings surroundings(Target target) {
        String source = nodes.size() == 1 ? uri().toString() : CLUSTER + " · " + spelled(gates());
        var feed = new NodeFeed(source, this::running, time::nanos, outside);
        return new Surroundings(feed, new ProtocolDoor(uri(), client()), Optional.of(this), Optional.of(uri()), target);
    }

    /// `127.0.0.1:3251 :3252`
    private static String spelled(List<URI> gates) {
        return gates.getFirst().getHost()
                + gates.stream().map(gate -> ":" + gate.getPort()).collect(Collectors.joining(" "));
    }

    private List<Node> running() {
        return nodes.stream().map(EmbeddedNode::running).flatMap(Optional::stream).toList();
    }

    @Override
    public List<URI> gates() {
        return nodes.stream().map(EmbeddedNode::uri).flatMap(Optional::stream).toList();
    }

    @Override
    public List<URI> open() {
        return nodes.stream()
                .filter(node -> node.state() == OwnNode.State.UP)
                .map(EmbeddedNode::uri)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<EmbeddedNode> nodes() {
        return nodes;
    }

    @Override
    public Time time() {
        return time;
    }

    /// A few come at a pace that one can follow, many at once.
    @Override
    public Crowd crowd() {
        return new Crowd() {
            @Override
            public void resize(int count) {
                bots.resize(count, count - bots.names().size() > FEW ? BRISK : SLOW);
            }

            @Override
            public void become(Mix mix, long seed) {
                bots.become(mix, seed);
            }

            @Override
            public BotsStatus status() {
                return bots.status();
            }
        };
    }

    @Override
    public void kick(ConnectionKey connection, String reason) {
        nodes.stream()
                .filter(node -> node.name().equals(connection.node()))
                .flatMap(node -> node.running().stream())
                .flatMap(node -> node.sessions().all().stream())
                .filter(session -> session.entity() instanceof Agent agent && agent.connection().equals(connection.id()))
                .forEach(session -> session.kick(reason));
    }

    @Override
    public Faults faults() {
        return new ServerFaults(nodes);
    }

    @Override
    public Stepper stepper() {
        return stepper;
    }

    @Override
    public void close() {
        stepper.end();
        bots.close();
        nodes.forEach(EmbeddedNode::stop); // all at once, and then each is waited for
        nodes.forEach(EmbeddedNode::close);
    }
}
