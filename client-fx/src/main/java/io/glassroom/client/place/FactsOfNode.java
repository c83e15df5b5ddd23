package io.glassroom.client.place;

import io.glassroom.server.component.HandlerMethod;
import io.glassroom.server.dispatch.DispatchCounters;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import io.glassroom.server.transport.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks a node in this process what it is and does.
final class FactsOfNode {

    private FactsOfNode() {}

    static NodeFacts read(Node node) {
        return new NodeFacts(node.name(), routes(node), rooms(node), settings(node.config()), figures(node));
    }

    private static List<NodeFacts.Served> routes(Node node) {
        Map<String, HandlerMethod> handlers = new HashMap<>();
        node.handlers().forEach(handler -> handlers.put(handler.route(), handler));
        var routes = new ArrayList<NodeFacts.Served>();
        node.dictionary().codes().forEach((route, code) -> routes.add(served(route, code, handlers.get(route))));
        return routes;
    }

    private static NodeFacts.Served served(String route, int code, @Nullable HandlerMethod handler) {
        if (handler == null) {
            return new NodeFacts.Served(route, code, NodeFacts.Kind.PUSH);
        }
        return new NodeFacts.Served(route, code, handler.answers() ? NodeFacts.Kind.REQUEST : NodeFacts.Kind.NOTIFY);
    }

    private static List<NodeFacts.Room> rooms(Node node) {
        return node.groups().all().stream()
                .map(group -> new NodeFacts.Room(group.name(), group.count()))
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
