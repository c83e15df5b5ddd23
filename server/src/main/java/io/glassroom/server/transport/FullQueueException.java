package io.glassroom.server.transport;

/// A reliable packet found no room in the outbound queue of a connection, which is therefore being closed with 4003.
public final class FullQueueException extends IllegalStateException {

    public FullQueueException(String connection, int packets) {
        super("connection " + connection + " is too slow: " + packets + " packets wait");
    }
}
