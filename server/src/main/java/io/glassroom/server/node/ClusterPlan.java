package io.glassroom.server.node;

import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.component.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which nodes an [EmbeddedCluster] has.
///
/// ```java
/// ClusterPlan plan = ClusterPlan.named("class")
///         .everywhere(node -> node.application(new DistributedChat()))
///         .node("master-1", Role.MASTER)
///         .node("gate-1", Role.GATE, node -> node.listen("127.0.0.1", 3250))
///         .node("chat-1", Role.CHAT);
/// ```
///
/// Nodes listen on a free port of `127.0.0.1` unless told otherwise. Immutable: each method returns another plan.
///
/// @param name of the cluster
/// @param lines how the lines between its nodes behave
/// @param common what is said of every node, before what is said of it alone
/// @param seats its nodes, in the order in which they start
public record ClusterPlan(String name, LineConfig lines, Consumer<NodeConfig.Builder> common, List<Seat> seats) {

    /// A place for one node, which may start and stop there several times.
    public record Seat(String name, Role role, Consumer<NodeConfig.Builder> more) {}

    public ClusterPlan {
        seats = List.copyOf(seats);
        long names = seats.stream().map(Seat::name).distinct().count();
        if (names < seats.size()) {
            throw new IllegalArgumentException("two nodes of the plan have the same name: "
                    + seats.stream().map(Seat::name).toList());
        }
    }

    public static ClusterPlan named(String name) {
        return new ClusterPlan(name, LineConfig.DEFAULT, node -> {}, List.of());
    }

    /// Says something of every node.
    public ClusterPlan everywhere(Consumer<NodeConfig.Builder> more) {
        return new ClusterPlan(name, lines, common.andThen(more), seats);
    }

    public ClusterPlan lines(LineConfig lines) {
        return new ClusterPlan(name, lines, common, seats);
    }

    public ClusterPlan node(String node, Role role) {
        return node(node, role, builder -> {});
    }

    /// @param more said of this node alone
    public ClusterPlan node(String node, Role role, Consumer<NodeConfig.Builder> more) {
        var all = new ArrayList<>(seats);
        all.add(new Seat(node, role, more));
        return new ClusterPlan(name, lines, common, all);
    }
}
