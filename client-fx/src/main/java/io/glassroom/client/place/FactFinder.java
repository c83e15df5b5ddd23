package io.glassroom.client.place;

import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import io.glassroom.server.transport.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Asks the nodes in this process what they are and do. It remembers which routes any of them has handled: a gate knows
/// only that it forwards them. Safe for any thread.
final class FactFinder {

    private final Map<String, NodeFacts.Kind> handled = new ConcurrentHashMap<>();

    /// Learns what a node handles that has just started.
    void meet(Node node) {
        node.handlers().forEach(handler -> handled.put(
                handler.route(), handler.answers() ? NodeFacts.Kind.ANSWERED : NodeFacts.Kind.OPEN));
    }

    NodeFacts read(Node node) {
        return new NodeFacts(node.name(), routes(node), rooms(node), settings(node.config()), figures(node));
    }

    private List<NodeFacts.Served> routes(Node node) {
        Set<String> here = node.handlers().stream().map(HandlerMethod::route).collect(Collectors.toSet());
        var routes = new ArrayList<NodeFacts.Served>();
        node.dictionary().codes().forEach((route, code) -> {
            NodeFacts.Kind kind = handled.getOrDefault(route, NodeFacts.Kind.PUSH);
            routes.add(new NodeFacts.Served(route, code, kind, kind == NodeFacts.Kind.PUSH || here.contains(route)));
        });
        return routes;
    }

    private static List<NodeFacts.Room> rooms(Node node) {
        return node.groups().all().stream()
                .map(group -> new NodeFacts.Room(group.name(), group.count()))
                .filter(room -> room.members() > 0)
                .sorted(Comparator.comparing(NodeFacts.Room::name))
                .toList();
    }

    private static NodeFacts.Settings settings(NodeConfig config) {
        return new NodeFacts.Settings(
                config.heartbeat(),
                config.serializer().name(),
                config.link().maxBody(),
                config.link().handshakeTimeout(),
                config.requestTimeout(),
                config.outboundPolicy().maxPackets(),
                config.outboundPolicy().maxBytes());
    }

    private static NodeFacts.Figures figures(Node node) {
        Statistics traffic = node.traffic();
        DispatchCounters dispatched = node.dispatched();
        return new NodeFacts.Figures(
                node.sessions().count(),
                traffic.accepted(),
                traffic.bytesIn(),
                traffic.bytesOut(),
                traffic.flushes(),
                traffic.packetsDropped(),
                dispatched.handled(),
                dispatched.refused() + dispatched.failed() + dispatched.unknown());
    }
}
