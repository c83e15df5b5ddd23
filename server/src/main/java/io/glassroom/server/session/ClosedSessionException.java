package io.glassroom.server.session;

/// Somebody sends to a session whose client is gone, or has not finished its handshake.
public final class ClosedSessionException extends IllegalStateException {

    private final long sessionId;

    public ClosedSessionException(long sessionId) {
        this(sessionId, "is closed");
    }

    private ClosedSessionException(long sessionId, String why) {
        super("session " + sessionId + " " + why);
        this.sessionId = sessionId;
    }

    public static ClosedSessionException notYetOpen(long sessionId) {
        return new ClosedSessionException(sessionId, "is not open yet: its handshake is not over");
    }

    public long sessionId() {
        return sessionId;
    }
}
