package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;

/// What a [Wire] tells: first that it is open, then what arrives, last and once that it is closed. One call at a time.
public interface WireListener {

    void opened(Wire wire);

    /// Bytes, chopped however the transport likes.
    void received(Bytes chunk);

    /// A text message came, which the protocol does not have; the wire closes behind it.
    default void text() {}

    /// @param code the WebSocket close code; 1006 if the peer vanished without one
    /// @param reason may be empty
    void closed(int code, String reason);
}
