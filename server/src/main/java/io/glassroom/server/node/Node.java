package io.glassroom.server.node;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.agent.Agent;
import io.glassroom.server.agent.AgentContext;
import io.glassroom.server.agent.LinkCounters;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Components;
import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.group.Group;
import io.glassroom.server.group.Groups;
import io.glassroom.server.inspect.InspectorEndpoint;
import io.glassroom.server.inspect.Operators;
import io.glassroom.server.inspect.TapHub;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.LocalPresence;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.SessionListener;
import io.glassroom.server.session.Sessions;
import io.glassroom.server.session.Uid;
import io.glassroom.server.transport.Acceptor;
import io.glassroom.server.transport.ConnectionIds;
import io.glassroom.server.transport.EventLoops;
import io.glassroom.server.transport.FaultInjector;
import io.glassroom.server.transport.Pages;
import io.glassroom.server.transport.StaticPages;
import io.glassroom.server.transport.Statistics;
import io.glassroom.server.transport.TcpAcceptor;
import io.glassroom.server.transport.Tls;
import io.glassroom.server.transport.TransportSettings;
import io.glassroom.server.transport.WebSocketAcceptor;
import io.glassroom.server.transport.WebSocketEndpoint;
import io.glassroom.server.transport.WebSocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// A server: everything put together (the composition root). Several may run in one JVM; they share nothing.
///
/// ```java
/// try (Node node = Node.start(NodeConfig.builder().application(services -> List.of(new ChatRoom(services))).build())) {
///     System.out.println(node.uri());
/// }
/// ```
public final class Node implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Node.class.getName());
    private static final Duration SWEEP = Duration.ofSeconds(1); // how often unanswered requests are looked for
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long FAULT_SEED = 1;

    private final NodeConfig config;
    private final Optional<SystemTime> ownTime;
    private final Time time;
    private final Sessions sessions = new Sessions();
    private final Groups groups;
    private final Pipeline inbound = new Pipeline();
    private final Pipeline outbound = new Pipeline();
    private final LinkCounters links = new LinkCounters();
    private final Components components;
    private final RouteDictionary dictionary;
    private final Dispatcher dispatcher;
    private final EventLoops loops;
    private final Acceptor acceptor;
    private final FaultInjector faults;
    private final Metrics metrics;
    private final TapHub tap;
    private final SessionListener listener;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Node(NodeConfig config, Optional<Tls> tls) {
        this.config = config;
        this.ownTime = config.time().isPresent() ? Optional.empty() : Optional.of(new SystemTime("time of " + config.name()));
        this.time = config.time().orElseGet(ownTime::orElseThrow);
        this.groups = new Groups(config.serializer());
        config.inbound().forEach(inbound::pushBack);
        config.outbound().forEach(outbound::pushBack);
        var schedulers = new Schedulers(time, config.timerPrecision(), Node::taskFailed);
        var presence = new LocalPresence(config.name(), config.serializer());
        this.listener = presence;
        var services = new NodeServices(sessions, groups, schedulers, config.serializer(), time, presence);
        this.components = new Components(served(config.applications(), services), config.nameOf(), config.role());
        this.dictionary = config.dictionary() ? RouteDictionary.of(components.routes()) : RouteDictionary.EMPTY;
        this.tap = new TapHub(config.name(), time, config.tapRecords(), config.maskedRoutes(), dictionary);
        this.dispatcher = new Dispatcher(
                components.handlers(), inbound, schedulers, config.serializer(), config.forwarder(), time, tap);
        this.metrics = new Metrics(sessions, groups, links, dispatcher.counters(), this::broken);
        this.loops = new EventLoops(config.eventLoops() > 0 ? config.eventLoops() : loopsOfThisMachine());
        var settings = new TransportSettings(time, tap, config.outboundPolicy(), new ConnectionIds());
        this.faults = new FaultInjector(settings, FAULT_SEED);
        this.acceptor = acceptor(tls, settings);
        metrics.transport(acceptor);
    }

    /// Starts a node; it serves when this returns.
    ///
    /// @throws IOException if the address cannot be had or a file not be read; the message is one line for people
    /// @throws IllegalArgumentException if components or routes contradict each other
    public static Node start(NodeConfig config) throws IOException {
        var node = new Node(config, certificate(config));
        try {
            node.serve();
            return node;
        } catch (IOException | RuntimeException e) {
            node.release();
            throw e;
        }
    }

    private void serve() throws IOException {
        components.init();
        var context = new AgentContext(
                config.link(),
                config.heartbeat(),
                config.requestTimeout(),
                config.deflateAbove(),
                dictionary,
                config.serializer(),
                config.validator(),
                sessions,
                listener,
                dispatcher,
                outbound,
                config.gate(),
                time,
                tap,
                links);
        try {
            acceptor.start(faults.before(connection -> new Agent(connection, context)));
        } catch (IOException | RuntimeException e) {
            components.shutdown();
            throw e;
        }
        time.after(SWEEP, this::sweep);
    }

    private static List<Component> served(List<Application> applications, NodeServices services) {
        var all = new ArrayList<Component>();
        applications.forEach(application -> all.addAll(application.components(services)));
        return all;
    }

    private static Optional<Tls> certificate(NodeConfig config) throws IOException {
        if (config.tls().isEmpty()) {
            return Optional.empty();
        }
        NodeConfig.Tls files = config.tls().get();
        return Optional.of(Tls.of(files.certificate(), files.key()));
    }

    private Acceptor acceptor(Optional<Tls> tls, TransportSettings settings) {
        if (!config.webSocket()) {
            return new TcpAcceptor(settings, loops, config.listen(), tls);
        }
        var operators = new Operators(config.operatorToken());
        Pages pages = new NodePages(metrics, operators, this::health).or(new StaticPages(Node.class.getClassLoader(), "web"));
        var inspector = new InspectorEndpoint(tap, time, this::hello, operators);
        metrics.inspector(inspector);
        WebSocketOptions options = WebSocketOptions.on(config.listen())
                .withPaths(config.paths())
                .withMaxPacket(config.link().maxBody())
                .withOrigins(config.origins())
                .withTls(tls)
                .withPages(pages)
                .withEndpoint(InspectorEndpoint.PATH, new WebSocketEndpoint(inspector, false));
        return new WebSocketAcceptor(settings, loops, options);
    }

    /// Half of the processors: the other half is for handlers, collectors and whoever else lives on the machine. On two
    /// cores two loops gave the same throughput as one, and a p99 of round trips that was half as long again.
    private static int loopsOfThisMachine() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /// Where clients connect: `ws://127.0.0.1:3250/ws`, with the real port.
    public URI uri() {
        InetSocketAddress address = acceptor.address();
        InetAddress ip = address.getAddress();
        String host = ip == null || ip.isAnyLocalAddress() ? "127.0.0.1" : ip.getHostAddress();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        boolean tls = config.tls().isPresent();
        if (!config.webSocket()) {
            return URI.create((tls ? "tls://" : "tcp://") + authority);
        }
        return URI.create((tls ? "wss://" : "ws://") + authority + config.paths().iterator().next());
    }

    public String name() {
        return config.name();
    }

    public NodeConfig config() {
        return config;
    }

    public RouteDictionary dictionary() {
        return dictionary;
    }

    /// What clients can ask for, by component and name.
    public List<HandlerMethod> handlers() {
        return components.handlers();
    }

    /// What became of what they asked for.
    public DispatchCounters dispatched() {
        return dispatcher.counters();
    }

    public Sessions sessions() {
        return sessions;
    }

    public Groups groups() {
        return groups;
    }

    /// How often clients have broken a rule of the protocol since the node started.
    public long broken(Rule rule) {
        return switch (rule) {
            case ROUTE_UNKNOWN -> dispatcher.counters().unknown();
            case BODY_UNREADABLE -> dispatcher.counters().unreadable();
            case PACKET_TYPE, PACKET_LENGTH, PACKET_ORDER, PACKET_INCOMPLETE, SECOND_HANDSHAKE, HANDSHAKE_BODY,
                    MESSAGE_TYPE, MESSAGE_TRUNCATED, MESSAGE_ID, MESSAGE_DIRECTION, MESSAGE_FLAG, RESPONSE_UNASKED, KICK_BODY,
                    REQUEST_ID_ZERO, ROUTE_TEXT,
                    BODY_ZLIB, BODY_LENGTH, TEXT_MESSAGE, HANDSHAKE_TIMEOUT, HEARTBEAT_TIMEOUT ->
                links.faults(rule);
        };
    }

    /// Connections and bytes, all together.
    public Statistics traffic() {
        return acceptor.statistics();
    }

    /// What requests and notifies pass; stages may be added while the node runs.
    public Pipeline inbound() {
        return inbound;
    }

    /// What responses and pushes pass; stages may be added while the node runs.
    public Pipeline outbound() {
        return outbound;
    }

    /// Impairs single connections on purpose.
    public FaultInjector faults() {
        return faults;
    }

    /// What somebody who begins to watch has to know.
    public TapLine.Hello hello() {
        Map<Long, List<String>> rooms = new HashMap<>();
        for (Group group : groups.all()) {
            group.sessions().forEach(session -> rooms.computeIfAbsent(session.id(), id -> new ArrayList<>()).add(group.name()));
        }
        return new TapLine.Hello(
                config.name(),
                ProgramVersion.text(),
                dictionary,
                config.heartbeat(),
                config.serializer().name(),
                agents().map(agent -> present(agent, rooms.getOrDefault(agent.session().id(), List.of())))
                        .toList());
    }

    private static TapLine.Present present(Agent agent, List<String> rooms) {
        Session session = agent.session();
        return new TapLine.Present(
                agent.connection(),
                agent.remoteAddress(),
                agent.state().name(),
                session.id(),
                session.uid().map(Uid::value).orElse(""),
                session.name(),
                rooms);
    }

    /// Begins to watch from within the process. Close what is returned.
    public TapSubscription watch() {
        return tap.subscribe();
    }

    private Health health() {
        return new Health(config, isServing(), sessions.count(), membership());
    }

    private boolean isServing() {
        return !stopping.get();
    }

    private Stream<Agent> agents() {
        return sessions.all().stream()
                .map(Session::entity)
                .filter(Agent.class::isInstance)
                .map(Agent.class::cast);
    }

    private void sweep() {
        if (isServing()) {
            agents().forEach(Agent::expireRequests);
            time.after(SWEEP, this::sweep);
        }
    }

    /// Drains: takes no more connections, tells each client why (a Kick with a reason), closes with 1001 and waits for
    /// what is still being written. Returns when all is released. Only the first call does anything.
    ///
    /// @param grace longest wait for clients to go
    public void stop(Duration grace) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        acceptor.stopAccepting();
        faults.end();
        components.beforeShutdown();
        config.gate().open();
        agents().forEach(agent -> agent.kick(1001, "server is shutting down"));
        acceptor.close(grace);
        components.shutdown();
        release();
    }

    @Override
    public void close() {
        stop(GRACE);
    }

    /// Ends as a crash would: clients' connections are reset, nobody is told anything.
    public void kill() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        acceptor.stopAccepting();
        agents().forEach(agent -> faults.reset(agent.connection()));
        release();
    }

    /// Who belongs to the cluster at this moment, as this node sees it; nobody on a node that is alone.
    public Membership membership() {
        return Membership.NONE;
    }

    private void release() {
        stopping.set(true);
        acceptor.close();
        loops.close();
        metrics.close();
        ownTime.ifPresent(SystemTime::close);
    }

    private static void taskFailed(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "a task of a scheduler failed", failure);
    }
}
