package io.glassroom.client.topology;

/// What is known of nodes beyond what the taps tell of their clients: who belongs together. [ClusterEar] makes it of
/// what the nodes tell of each other; what passes between them is a [io.glassroom.client.model.Hop].
public sealed interface ClusterEvent {

    /// A node is there, with or without clients.
    record Joined(String node, Role role) implements ClusterEvent {}

    /// A node is gone from the cluster. It is still shown, without lines, until it is [Forgotten].
    record Left(String node) implements ClusterEvent {}

    /// A node is not shown any more, nor are its clients.
    record Forgotten(String node) implements ClusterEvent {}

    /// Two nodes talk to each other from here on.
    record Linked(String one, String other) implements ClusterEvent {}

    /// They no longer do.
    record Parted(String one, String other) implements ClusterEvent {}
}
