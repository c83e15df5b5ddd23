package io.glassroom.server.session;

/// A client reads too slowly and its queue has no room for another packet: its connection is being closed with 4003.
public final class SendQueueFullException extends IllegalStateException {

    private final long sessionId;

    public SendQueueFullException(long sessionId) {
        super("send queue of session " + sessionId + " is full");
        this.sessionId = sessionId;
    }

    public long sessionId() {
        return sessionId;
    }
}
