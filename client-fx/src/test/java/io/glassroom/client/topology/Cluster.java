package io.glassroom.client.topology;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A capture of several nodes with synthetic clients, and the topology of it.
final class Cluster {

    final Capture capture = new Capture(10_000);
    final Topology topology = new Topology();
    private final Map<String, SyntheticTraffic> nodes = new HashMap<>();

    Cluster() {
        capture.listen(topology);
    }

    /// `gate-1` and `gate-2` with clients, `chat-1` behind both, and a master.
    static Cluster ofThreeLayers() {
        var cluster = new Cluster();
        cluster.clients("gate-1", 1, 3);
        cluster.clients("gate-2", 1, 2);
        for (String gate : List.of("gate-1", "gate-2")) {
            cluster.topology.tell(new ClusterEvent.Linked(gate, "chat-1"));
        }
        cluster.topology.tell(new ClusterEvent.Joined("master", Role.MASTER));
        cluster.topology.tell(new ClusterEvent.Linked("chat-1", "master"));
        return cluster;
    }

    SyntheticTraffic node(String name) {
        return nodes.computeIfAbsent(name, made -> new SyntheticTraffic(made, capture::apply));
    }

    void clients(String node, int from, int to) {
        for (int i = from; i <= to; i++) {
            node(node).connect("c" + i);
        }
    }

    CapturedPacket last() {
        return capture.packets().get(capture.packets().size() - 1);
    }

    static Vertex.Client client(String node, int number) {
        return new Vertex.Client(node, "c" + number);
    }
}
