package io.glassroom.server.node;

import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.agent.Agent;
import io.glassroom.server.agent.AgentContext;
import io.glassroom.server.agent.LinkCounters;
import io.glassroom.server.cluster.Cluster;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.ClusterContext;
import io.glassroom.server.cluster.ClusterCounters;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.component.Component;
import io.glassroom.server.component.Components;
import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.dispatch.Routing;
import io.glassroom.server.group.Group;
import io.glassroom.server.group.Groups;
import io.glassroom.server.inspect.InspectorEndpoint;
import io.glassroom.server.inspect.Operators;
import io.glassroom.server.inspect.TapHub;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.pipeline.Pipeline;
import io.glassroom.server.schedule.Patience;
import io.glassroom.server.schedule.Schedulers;
import io.glassroom.server.session.LocalPresence;
import io.glassroom.server.session.Presence;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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
    private static final String FAREWELL = "server is shutting down";
    private static final int GOING_AWAY = 1001; // close code
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
    private final Optional<Cluster> cluster;
    private final SessionListener listener;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile StopStep stopStep = StopStep.COMPONENTS;

    private Node(NodeConfig config, Optional<Tls> tls) {
        this.config = config;
        this.ownTime = config.time().isPresent() ? Optional.empty() : Optional.of(new SystemTime("time of " + config.name()));
        this.time = config.time().orElseGet(ownTime::orElseThrow);
        this.groups = new Groups(config.serializer());
        config.inbound().forEach(inbound::pushBack);
        config.outbound().forEach(outbound::pushBack);
        var schedulers = new Schedulers(time, config.timerPrecision(), Node::taskFailed);
        var local = new LocalPresence(config.name(), config.serializer());
        var late = new LatePresence();
        Presence presence = config.cluster().isPresent() ? late : local;
        var services = new NodeServices(sessions, groups, schedulers, config.serializer(), time, presence);
        this.components = new Components(served(config.applications(), services), config.nameOf(), config.role());
        this.dictionary = config.dictionary() ? RouteDictionary.of(components.routes()) : RouteDictionary.EMPTY;
        this.tap = new TapHub(config.name(), time, config.tapRecords(), config.maskedRoutes(), dictionary);
        this.cluster = config.cluster().map(joined -> new Cluster(clusterContext(joined, services)));
        cluster.ifPresent(joined -> late.become(joined.presence()));
        this.listener = cluster.isPresent() ? cluster.get() : local;
        this.dispatcher = new Dispatcher(
                components.handlers(),
                inbound,
                schedulers,
                config.serializer(),
                cluster.map(Cluster::forwarder).orElse(config.forwarder()),
                time,
                tap);
        this.metrics = new Metrics(sessions, groups, links, dispatcher.counters(), this::broken);
        this.loops = new EventLoops(config.eventLoops() > 0 ? config.eventLoops() : loopsOfThisMachine());
        var settings = new TransportSettings(time, tap, config.outboundPolicy(), new ConnectionIds());
        this.faults = new FaultInjector(settings, FAULT_SEED);
        this.acceptor = acceptor(tls, settings);
        metrics.transport(acceptor);
        cluster.ifPresent(metrics::cluster);
    }

    private ClusterContext clusterContext(ClusterConfig joined, NodeServices services) {
        var routings = new HashMap<String, Routing>();
        for (Application application : config.applications()) {
            application.routings(services).forEach((service, routing) -> routings.put(config.nameOf().apply(service), routing));
        }
        return new ClusterContext(
                config.name(),
                joined,
                ClusterEngines.of(joined),
                sessions,
                groups,
                components.routes().stream().filter(route -> route.contains(".")).collect(Collectors.toUnmodifiableSet()),
                routings,
                config.serializer(),
                config.requestTimeout(),
                time,
                tap,
                this::numbered,
                config.onMemberLeft(),
                new ClusterCounters());
    }

    /// The node has another number: clients whose sessions begin with that of an earlier life have to come again.
    private void numbered(int number) {
        sessions.number(number);
        tap.number(number);
        agents().forEach(agent -> agent.kick(GOING_AWAY, "the node has joined its cluster again"));
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
            acceptor.bind(faults.before(connection -> new Agent(connection, context)));
            if (cluster.isPresent()) {
                cluster.get().join(dispatcher, asMember());
            }
            acceptor.accept();
        } catch (IOException | RuntimeException e) {
            components.shutdown();
            throw e;
        }
        time.after(SWEEP, this::sweep);
    }

    private Member asMember() {
        String where = uri().toString();
        String inspect = isWebSocket() ? uri().resolve(InspectorEndpoint.PATH).toString() : "";
        return new Member(
                "",
                0,
                config.name(),
                config.role(),
                config.label(),
                Member.State.UP,
                new TreeSet<>(components.services()),
                "",
                inspect,
                config.role().hasClients() ? where : "");
    }

    /// A node without clients has HTTP all the same, for those who watch.
    private boolean isWebSocket() {
        return config.webSocket() || !config.role().hasClients();
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
        if (!isWebSocket()) {
            return new TcpAcceptor(settings, loops, config.listen(), tls);
        }
        var operators = new Operators(config.operatorToken());
        Pages own = new NodePages(metrics, operators, this::health);
        boolean clients = config.role().hasClients();
        Pages pages = clients ? own.or(new StaticPages(Node.class.getClassLoader(), "web")) : own;
        var inspector = new InspectorEndpoint(tap, time, this::hello, operators);
        metrics.inspector(inspector);
        WebSocketOptions options = WebSocketOptions.on(config.listen())
                .withPaths(clients ? config.paths() : Set.of())
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

    /// Where clients connect: `ws://127.0.0.1:3250/ws`, with the real port; where watchers do, if it has no clients.
    public URI uri() {
        InetSocketAddress address = acceptor.address();
        InetAddress ip = address.getAddress();
        String host = ip == null || ip.isAnyLocalAddress() ? reachable() : ip.getHostAddress();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        boolean tls = config.tls().isPresent();
        if (!isWebSocket()) {
            return URI.create((tls ? "tls://" : "tcp://") + authority);
        }
        String path = config.role().hasClients() ? config.paths().iterator().next() : InspectorEndpoint.PATH;
        return URI.create((tls ? "wss://" : "ws://") + authority + path);
    }

    /// An address of a node that listens at all: the one by which other members reach it, or that of the machine itself.
    private String reachable() {
        return config.cluster()
                .flatMap(joined -> joined.medium() instanceof ClusterConfig.Network network
                        ? Optional.ofNullable(network.listen().getAddress())
                        : Optional.empty())
                .map(InetAddress::getHostAddress)
                .orElse("127.0.0.1");
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
                sessions.all().stream()
                        .map(session -> present(session, rooms.getOrDefault(session.id(), List.of())))
                        .toList(),
                config.cluster().map(ClusterConfig::name).orElse(""),
                membership().members().stream().map(Member::info).toList());
    }

    /// A session that another gate has lent is there as long as it works.
    private static TapLine.Present present(Session session, List<String> rooms) {
        LinkState state = session.entity() instanceof Agent agent ? agent.state() : LinkState.WORKING;
        return new TapLine.Present(
                session.entity().connection(),
                session.remoteAddress(),
                state.name(),
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
        return new Health(
                config,
                isServing(),
                sessions.count(),
                membership(),
                cluster.map(Cluster::lines).orElse(0),
                cluster.map(Cluster::waiting).orElse(0L));
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

    /// Drains: takes nothing new, answers all that it has read, tells each client why it goes (a Kick with a reason), closes
    /// with 1001 and waits for what is still being written. Members of its cluster send it nothing more meanwhile, and get
    /// their answers. Returns when all is released. Only the first call does anything.
    ///
    /// What a client has no answer for when the Kick comes was never handled, unless its handler took longer than two thirds
    /// of the grace: then it is answered 503.
    ///
    /// @param grace longest wait, for handlers and for clients to go
    public void stop(Duration grace) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        cluster.ifPresent(Cluster::drain);
        acceptor.stopAccepting();
        faults.end();
        components.beforeShutdown();
        config.gate().open();
        Duration work = grace.multipliedBy(2).dividedBy(3);
        Patience patience = Patience.of(work);
        stopStep = StopStep.ANSWERS;
        dismiss(patience);
        stopStep = StopStep.MEMBERS;
        cluster.ifPresent(joined -> joined.awaitRelease(patience.left()));
        stopStep = StopStep.CLIENTS;
        acceptor.close(grace.minus(work));
        stopStep = StopStep.COMPONENTS;
        components.shutdown();
        stopStep = StopStep.CLUSTER;
        release();
    }

    /// Sends each client away as soon as it has its answers, and all of them in the end.
    private void dismiss(Patience patience) {
        agents().forEach(agent -> agent.drain(FAREWELL));
        patience.await(() -> agents().allMatch(Agent::isDismissed));
        agents().forEach(agent -> agent.endDrain(FAREWELL));
    }

    /// What [#stop] waits for at this moment.
    StopStep stopStep() {
        return stopStep;
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
        cluster.ifPresent(Cluster::kill);
        acceptor.stopAccepting();
        agents().forEach(agent -> faults.reset(agent.connection()));
        release();
    }

    /// Who belongs to the cluster at this moment, as this node sees it; nobody on a node that is alone.
    public Membership membership() {
        return cluster.map(Cluster::membership).orElse(Membership.NONE);
    }

    private void release() {
        stopping.set(true);
        acceptor.close();
        cluster.ifPresent(Cluster::close);
        loops.close();
        metrics.close();
        ownTime.ifPresent(SystemTime::close);
    }

    private static void taskFailed(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "a task of a scheduler failed", failure);
    }
}
