package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;

/// What a [Wire] tells: first that it is open, then what arrives, last and once that it is closed. One call at a time.
public interface WireListener {

    void opened(Wire wire);

    /// Bytes, chopped however the transport likes.
    void received(Bytes chunk);

    /// @param code the WebSocket close code; 1006 if the peer vanished without one
    /// @param reason may be empty
    void closed(int code, String reason);
}
