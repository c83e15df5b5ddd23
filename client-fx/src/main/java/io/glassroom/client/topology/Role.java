package io.glassroom.client.topology;

/// What a node is there for, in the order in which a message passes: the order of the layers.
public enum Role {
    /// Clients connect to it.
    GATE,
    /// Its components handle messages that gates pass on.
    CHAT,
    /// Keeps the list of the members.
    MASTER
}
