package io.glassroom.server.node;

import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.serialize.JsonSerializer;
import io.glassroom.protocol.serialize.Serializer;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.agent.HandshakeValidator;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.component.Role;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.inspect.TapHub;
import io.glassroom.server.pipeline.Stage;
import io.glassroom.server.transport.Gate;
import io.glassroom.server.transport.OutboundPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Everything that can be said about a node before it starts.
///
/// @param name what others call it: `gate-1`
/// @param listen where clients connect; port 0 takes any that is free
/// @param webSocket WebSocket with HTTP pages on the same port, or else raw TCP
/// @param paths where WebSocket is served; `/` is always among them (protocol.md, section 5)
/// @param tls certificate and key, if connections are to be encrypted
/// @param origins whose pages may open WebSockets; empty for all
/// @param heartbeat whole seconds; zero for none
/// @param requestTimeout after which a request is answered 504, to the second
/// @param link packet limit and handshake timeout
/// @param dictionary whether routes get codes
/// @param serializer of all bodies
/// @param deflateAbove bodies of more bytes than this are sent compressed
/// @param outboundPolicy bounds each connection's send queue
/// @param validator has its say in each handshake
/// @param applications what is served
/// @param nameOf makes service and method names of those in the code
/// @param inbound stages for requests and notifies, in order
/// @param outbound stages for responses and pushes, in order
/// @param timerPrecision how often conditions of timers are looked at
/// @param maskedRoutes whose bodies nobody gets to see who watches
/// @param tapRecords how many records are kept for watchers who fall behind; a power of two
/// @param gate between the connections and the links
/// @param forwarder to other nodes
/// @param time the node's own if empty
/// @param eventLoops threads that read and write sockets; 0 for half as many as there are processors
/// @param role what it is there for
/// @param label for routing to go by; may be empty
/// @param cluster that it joins
/// @param onMemberLeft told of each member of the cluster that went, by its own wish or not; may block
/// @param operatorToken what a watcher has to know; without it only watchers on the same machine may
public record NodeConfig(
        String name,
        InetSocketAddress listen,
        boolean webSocket,
        Set<String> paths,
        Optional<Tls> tls,
        Set<String> origins,
        Duration heartbeat,
        Duration requestTimeout,
        LinkConfig link,
        boolean dictionary,
        Serializer serializer,
        int deflateAbove,
        OutboundPolicy outboundPolicy,
        HandshakeValidator validator,
        List<Application> applications,
        UnaryOperator<String> nameOf,
        List<Stage> inbound,
        List<Stage> outbound,
        Duration timerPrecision,
        Set<String> maskedRoutes,
        int tapRecords,
        Gate gate,
        Forwarder forwarder,
        Optional<Time> time,
        int eventLoops,
        Role role,
        String label,
        Optional<ClusterConfig> cluster,
        Consumer<NodeInfo> onMemberLeft,
        Optional<String> operatorToken) {

    /// PEM files.
    public record Tls(Path certificate, Path key) {}

    public static Builder builder() {
        return new Builder();
    }

    /// Names only what differs from a node that listens on `127.0.0.1:3250`, beats each 30 s and serves nothing yet.
    public static final class Builder {
        private String name = "node-1";
        private InetSocketAddress listen = new InetSocketAddress("127.0.0.1", 3250);
        private boolean webSocket = true;
        private final Set<String> paths = new LinkedHashSet<>(List.of("/ws", "/nano"));
        private Optional<Tls> tls = Optional.empty();
        private Set<String> origins = Set.of();
        private Duration heartbeat = Duration.ofSeconds(30);
        private Duration requestTimeout = Duration.ofSeconds(30);
        private LinkConfig link = LinkConfig.DEFAULT;
        private boolean dictionary = true;
        private Serializer serializer = new JsonSerializer();
        private int deflateAbove = Integer.MAX_VALUE;
        private OutboundPolicy outboundPolicy = OutboundPolicy.DEFAULT;
        private HandshakeValidator validator = HandshakeValidator.ANYBODY;
        private final List<Application> applications = new ArrayList<>();
        private UnaryOperator<String> nameOf = UnaryOperator.identity();
        private final List<Stage> inbound = new ArrayList<>();
        private final List<Stage> outbound = new ArrayList<>();
        private Duration timerPrecision = Duration.ofSeconds(1);
        private Set<String> maskedRoutes = Set.of();
        private int tapRecords = TapHub.CAPACITY;
        private Gate gate = Gate.OPEN;
        private Forwarder forwarder = Forwarder.NONE;
        private Optional<Time> time = Optional.empty();
        private int eventLoops;
        private Role role = Role.ALL;
        private String label = "";
        private Optional<ClusterConfig> cluster = Optional.empty();
        private Consumer<NodeInfo> onMemberLeft = gone -> {};
        private Optional<String> operatorToken = Optional.empty();

        private Builder() {}

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder listen(String host, int port) {
            return listen(new InetSocketAddress(host, port));
        }

        public Builder listen(InetSocketAddress listen) {
            this.listen = listen;
            return this;
        }

        /// Raw TCP in place of WebSocket; then there are no pages either.
        public Builder tcp() {
            this.webSocket = false;
            return this;
        }

        /// In place of `/ws` and `/nano`.
        public Builder paths(Set<String> paths) {
            for (String path : paths) {
                if (!path.startsWith("/")) {
                    throw new IllegalArgumentException("path '" + path + "' does not begin with a slash");
                }
            }
            this.paths.clear();
            this.paths.addAll(paths);
            return this;
        }

        public Builder tls(Path certificate, Path key) {
            this.tls = Optional.of(new Tls(certificate, key));
            return this;
        }

        public Builder origins(Set<String> origins) {
            this.origins = Set.copyOf(origins);
            return this;
        }

        public Builder heartbeat(Duration heartbeat) {
            if (heartbeat.isNegative() || heartbeat.toNanosPart() != 0) {
                throw new IllegalArgumentException("heartbeat is " + heartbeat + ": whole seconds, 0 for none");
            }
            this.heartbeat = heartbeat;
            return this;
        }

        public Builder requestTimeout(Duration requestTimeout) {
            if (!requestTimeout.isPositive()) {
                throw new IllegalArgumentException("request timeout is " + requestTimeout + ": more than nothing");
            }
            this.requestTimeout = requestTimeout;
            return this;
        }

        /// @param bytes largest body of a packet that is accepted, 1 to 0xFFFFFF
        public Builder maxPacket(int bytes) {
            this.link = new LinkConfig(bytes, link.handshakeTimeout());
            return this;
        }

        public Builder handshakeTimeout(Duration timeout) {
            this.link = new LinkConfig(link.maxBody(), timeout);
            return this;
        }

        public Builder dictionary(boolean dictionary) {
            this.dictionary = dictionary;
            return this;
        }

        public Builder serializer(Serializer serializer) {
            this.serializer = serializer;
            return this;
        }

        public Builder deflateAbove(int bytes) {
            this.deflateAbove = bytes;
            return this;
        }

        public Builder outboundPolicy(OutboundPolicy policy) {
            this.outboundPolicy = policy;
            return this;
        }

        public Builder validator(HandshakeValidator validator) {
            this.validator = validator;
            return this;
        }

        public Builder application(Application application) {
            this.applications.add(application);
            return this;
        }

        public Builder nameOf(UnaryOperator<String> nameOf) {
            this.nameOf = nameOf;
            return this;
        }

        public Builder inbound(Stage stage) {
            this.inbound.add(stage);
            return this;
        }

        public Builder outbound(Stage stage) {
            this.outbound.add(stage);
            return this;
        }

        public Builder timerPrecision(Duration precision) {
            this.timerPrecision = precision;
            return this;
        }

        public Builder maskedRoutes(Set<String> routes) {
            this.maskedRoutes = Set.copyOf(routes);
            return this;
        }

        public Builder tapRecords(int records) {
            this.tapRecords = records;
            return this;
        }

        public Builder gate(Gate gate) {
            this.gate = gate;
            return this;
        }

        public Builder forwarder(Forwarder forwarder) {
            this.forwarder = forwarder;
            return this;
        }

        public Builder time(Time time) {
            this.time = Optional.of(time);
            return this;
        }

        public Builder eventLoops(int threads) {
            if (threads < 0) {
                throw new IllegalArgumentException("event loops are " + threads + ": 0 or more");
            }
            this.eventLoops = threads;
            return this;
        }

        /// What it is there for; only in a cluster can it be anything but everything.
        public Builder role(Role role) {
            this.role = role;
            return this;
        }

        /// For routing to go by: a region, a version.
        public Builder label(String label) {
            this.label = label;
            return this;
        }

        /// The cluster to join; none, unless said.
        public Builder cluster(ClusterConfig cluster) {
            this.cluster = Optional.of(cluster);
            return this;
        }

        /// Hears of each member of the cluster that went, by its own wish or not.
        public Builder onMemberLeft(Consumer<NodeInfo> callback) {
            this.onMemberLeft = callback;
            return this;
        }

        /// What a watcher has to know to inspect the node; without it only watchers on the same machine may.
        ///
        /// @param token 8 to 256 characters of ASCII, without spaces
        public Builder operatorToken(String token) {
            this.operatorToken = Optional.of(new OperatorToken(token).text());
            return this;
        }

        public NodeConfig build() {
            var everywhere = new LinkedHashSet<>(paths);
            everywhere.add("/");
            return new NodeConfig(
                    name,
                    listen,
                    webSocket,
                    everywhere,
                    tls,
                    origins,
                    heartbeat,
                    requestTimeout,
                    link,
                    dictionary,
                    serializer,
                    deflateAbove,
                    outboundPolicy,
                    validator,
                    List.copyOf(applications),
                    nameOf,
                    List.copyOf(inbound),
                    List.copyOf(outbound),
                    timerPrecision,
                    maskedRoutes,
                    tapRecords,
                    gate,
                    forwarder,
                    time,
                    eventLoops,
                    role,
                    label,
                    cluster,
                    onMemberLeft,
                    operatorToken);
        }
    }
}
