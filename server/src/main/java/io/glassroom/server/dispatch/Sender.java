package io.glassroom.server.dispatch;

/// From whom a message comes to the dispatcher.
public enum Sender {
    /// From the client of a connection of this node: it passes the inbound stages.
    CLIENT,
    /// From a handler, on behalf of a session of this node (rpc).
    HANDLER,
    /// From the gate of a session, where it has passed the stages: it is handled here or nowhere.
    GATE
}
