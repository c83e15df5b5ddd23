package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;

/// What a connection tells whoever uses it. All calls come from the connection's event loop, one at a time, and must
/// not block.
public interface ConnectionHandler {

    /// Bytes arrived, chopped however the transport likes. Never empty.
    void received(Bytes chunk);

    /// The bytes so far of a packet whose rest has not arrived; empty if there is none, or if packets mean nothing to it.
    default Bytes unfinished() {
        return Bytes.EMPTY;
    }

    /// A WebSocket text message arrived, which the protocol does not have.
    void receivedText();

    /// The connection is gone, for whatever reason. Called exactly once, last.
    ///
    /// @param code the close code, 1006 if the peer vanished without one
    /// @param reason may be empty
    void closed(int code, String reason);
}
