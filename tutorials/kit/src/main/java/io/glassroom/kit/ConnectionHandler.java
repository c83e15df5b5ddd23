package io.glassroom.kit;

/// What a connection tells its owner. One call at a time; none may wait for anything.
public interface ConnectionHandler {

    /// Bytes arrived: a part of a packet, one, or several.
    void received(byte[] chunk);

    /// The connection has ended. Called once, last.
    ///
    /// @param code the WebSocket close code; 1006 if the other end vanished
    void closed(int code, String reason);
}
