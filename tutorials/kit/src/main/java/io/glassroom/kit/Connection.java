package io.glassroom.kit;

/// One end of a connection that carries bytes. May be used by any thread.
public interface Connection {

    /// Sends the bytes of one packet, as one WebSocket message. Does nothing once the connection is closed.
    void send(byte[] packet);

    /// Closes after what was sent before. Only the first call counts.
    ///
    /// @param code a WebSocket close code: 1000 for a good end, 1002 for broken rules, 4001 and so on
    ///        (protocol.md, section 5)
    /// @param reason for people, at most 123 bytes
    void close(int code, String reason);
}
