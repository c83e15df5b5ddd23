package io.glassroom.protocol.link;

/// Where a connection is in its life (protocol.md, section 3).
///
/// ```
/// OPENED ──Handshake accepted──▶ HANDSHAKEN ──HandshakeAck──▶ WORKING ──▶ CLOSED
///    └──────────────────────────────┴───── fault, timeout ──────────────────▲
/// ```
public enum LinkState {
    /// Bytes can flow; nothing is agreed. Left by an accepted Handshake, or for [#CLOSED] after the handshake timeout.
    OPENED,
    /// The Handshake was accepted. Left by the Ack, or for [#CLOSED] after the handshake timeout.
    HANDSHAKEN,
    /// Messages flow and both ends beat. Left for [#CLOSED] alone.
    WORKING,
    /// Nothing is read or written any more. The end.
    CLOSED
}
