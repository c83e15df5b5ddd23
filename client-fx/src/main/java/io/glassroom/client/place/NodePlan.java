package io.glassroom.client.place;

import io.glassroom.server.component.Role;
import java.util.ArrayList;
import java.util.List;

/// A node that is to be part of the own server.
///
/// @param port where its clients connect, if it can be had; else it takes a free one. Without meaning unless the role
///     has clients
record NodePlan(String name, Role role, int port) {

    /// One node that is everything.
    static List<NodePlan> single(int port) {
        return List.of(new NodePlan("gate-1", Role.ALL, port));
    }

    /// Gates, nodes that serve, and a master.
    ///
    /// @param before the port of the first gate
    static List<NodePlan> cluster(ClusterSize size, int before) {
        var plans = new ArrayList<NodePlan>();
        for (int i = 1; i <= size.gates(); i++) {
            plans.add(new NodePlan("gate-" + i, Role.GATE, before == 0 ? 0 : before + i));
        }
        for (int i = 1; i <= size.chats(); i++) {
            plans.add(new NodePlan("chat-" + i, Role.CHAT, 0));
        }
        plans.add(new NodePlan("master-1", Role.MASTER, 0));
        return List.copyOf(plans);
    }
}
