package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;

/// An open connection, as the client sends through it. Used by one thread at a time; neither method waits for the peer.
public interface Wire {

    /// Sends one packet, in one WebSocket message where there are messages. Without effect once the wire is closed.
    void send(Bytes packet);

    /// Closes after what was sent before. The listener hears of it as of any other end.
    ///
    /// @param code a WebSocket close code
    /// @param reason at most 123 bytes of ASCII
    void close(int code, String reason);
}
