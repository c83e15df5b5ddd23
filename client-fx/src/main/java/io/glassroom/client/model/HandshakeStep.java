package io.glassroom.client.model;

/// The five lights of a connection, in the order in which they go on (protocol.md, section 3).
public enum HandshakeStep {
    /// The transport is open.
    OPEN,
    /// The client said what it is.
    HANDSHAKE,
    /// The server said what it is, with heartbeat and dictionary.
    RESPONSE,
    /// The client is ready.
    ACK,
    /// Data may flow.
    WORKING
}
