package io.glassroom.client.place;

import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.feed.NodeFeed;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.time.PausableTime;
import io.glassroom.protocol.time.Time;
import io.glassroom.samples.bots.Bots;
import io.glassroom.samples.bots.BotsConfig;
import io.glassroom.samples.bots.BotsStatus;
import io.glassroom.samples.bots.Mix;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.agent.Agent;
import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import io.glassroom.server.transport.Statistics;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node in this process with its bots.
final class EmbeddedNode implements OwnNode, AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int FEW = 9; // bots who come one after the other
    private static final Duration SLOW = Duration.ofMillis(700);
    private static final Duration BRISK = Duration.ofMillis(50);
    private static final int TAP_RECORDS = 1 << 16; // a window that starts may be seconds late with its first poll
    private static final Duration HEARTBEAT = Duration.ofSeconds(3); // soon enough to be watched

    private final Time outside;
    private final PausableTime time;
    private final GateStepper stepper;
    private final Node node;
    private final Bots bots;

    /// @param outside time of the machine, which goes on while the node's stands still
    /// @param port that it takes if it can
    EmbeddedNode(Time outside, int port) {
        this.outside = outside;
        this.time = new PausableTime(outside);
        this.stepper = new GateStepper(time);
        this.node = start(port);
        this.bots = new Bots(BotsConfig.of(node.uri(), ClientConfig.of(time)));
    }

    private Node start(int port) {
        try {
            return Node.start(config(port));
        } catch (IOException taken) {
            try {
                return Node.start(config(0));
            } catch (IOException e) {
                throw new CannotStart("cannot start the server: " + e.getMessage(), e);
            }
        }
    }

    private NodeConfig config(int port) {
        return NodeConfig.builder()
                .name("gate-1")
                .listen(HOST, port)
                .heartbeat(HEARTBEAT)
                .tapRecords(TAP_RECORDS)
                .application(new ChatApplication())
                .gate(stepper.gate())
                .time(time)
                .build();
    }

    Surroundings surroundings() {
        var door = new ProtocolDoor(node.uri(), ClientConfig.of(time));
        return new Surroundings(new NodeFeed(node, outside), door, Optional.of(this));
    }

    @Override
    public URI uri() {
        return node.uri();
    }

    @Override
    public NodeFacts facts() {
        NodeConfig config = node.config();
        Map<String, HandlerMethod> handlers = new HashMap<>();
        node.handlers().forEach(handler -> handlers.put(handler.route(), handler));
        var routes = new ArrayList<NodeFacts.Served>();
        node.dictionary().codes().forEach((route, code) -> routes.add(served(route, code, handlers.get(route))));
        Statistics traffic = node.traffic();
        DispatchCounters dispatched = node.dispatched();
        return new NodeFacts(
                node.name(),
                node.uri(),
                routes,
                node.groups().all().stream()
                        .map(group -> new NodeFacts.Room(group.name(), group.count()))
                        .sorted(Comparator.comparing(NodeFacts.Room::name))
                        .toList(),
                new NodeFacts.Settings(
                        config.heartbeat(),
                        config.serializer().name(),
                        config.link().maxBody(),
                        config.link().handshakeTimeout(),
                        config.requestTimeout(),
                        config.outboundPolicy().maxPackets(),
                        config.outboundPolicy().maxBytes()),
                new NodeFacts.Figures(
                        node.sessions().count(),
                        traffic.accepted(),
                        traffic.bytesIn(),
                        traffic.bytesOut(),
                        traffic.flushes(),
                        traffic.packetsDropped(),
                        dispatched.handled(),
                        dispatched.refused() + dispatched.failed() + dispatched.unknown()));
    }

    private static NodeFacts.Served served(String route, int code, @Nullable HandlerMethod handler) {
        if (handler == null) {
            return new NodeFacts.Served(route, code, NodeFacts.Kind.PUSH);
        }
        return new NodeFacts.Served(route, code, handler.answers() ? NodeFacts.Kind.REQUEST : NodeFacts.Kind.NOTIFY);
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
    public void kick(String connection, String reason) {
        node.sessions().all().stream()
                .filter(session -> session.entity() instanceof Agent agent && agent.connection().equals(connection))
                .forEach(session -> session.kick(reason));
    }

    @Override
    public Faults faults() {
        return new NodeFaults(node.faults());
    }

    @Override
    public Stepper stepper() {
        return stepper;
    }

    @Override
    public void close() {
        stepper.end();
        bots.close();
        node.close();
    }
}
