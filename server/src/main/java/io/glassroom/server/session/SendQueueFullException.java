package io.glassroom.server.session;

/// A client reads too slowly and its queue has no room for another packet; the connection's policy has closed it.
public final class SendQueueFullException extends IllegalStateException {

    public SendQueueFullException(String connection) {
        super("send queue of connection " + connection + " is full");
    }
}
