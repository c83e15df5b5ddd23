package io.glassroom.server.transport;

/// Somebody sends on a connection that is closing or closed.
public final class ClosedConnectionException extends IllegalStateException {

    public ClosedConnectionException(String connection) {
        super("connection " + connection + " is closed");
    }
}
