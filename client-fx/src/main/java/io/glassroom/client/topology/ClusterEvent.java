package io.glassroom.client.topology;

import io.glassroom.protocol.tap.FlowId;
import java.time.Instant;

/// What is known of nodes beyond what the taps tell of their clients: who belongs together, and what passes between
/// them. Whoever learns of it tells [Topology#tell].
public sealed interface ClusterEvent {

    /// A node is there, with or without clients.
    record Joined(String node, Role role) implements ClusterEvent {}

    /// A node is gone.
    record Left(String node) implements ClusterEvent {}

    /// Two nodes talk to each other from here on.
    record Linked(String one, String other) implements ClusterEvent {}

    /// They no longer do.
    record Parted(String one, String other) implements ClusterEvent {}

    /// Something went from node to node.
    ///
    /// @param label what: a route, the name of a call
    /// @param bytes how many, between the nodes
    /// @param flow what it belongs to, as the node that sent it calls that
    /// @param arrived the same, as the node that received it calls it
    /// @param at by the clock of the node that sent it
    record Hop(String from, String to, String label, int bytes, FlowId flow, FlowId arrived, Instant at)
            implements ClusterEvent {}
}
