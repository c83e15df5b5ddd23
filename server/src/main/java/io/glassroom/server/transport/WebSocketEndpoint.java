package io.glassroom.server.transport;

import java.util.function.Function;

/// Who answers on one path of a [WebSocketAcceptor].
///
/// @param opened called on the connection's event loop for each connection, before anything is read from it
/// @param tapped whether the tap is told of these connections: not of those that carry the tap's own records
public record WebSocketEndpoint(Function<Connection, ConnectionHandler> opened, boolean tapped) {}
