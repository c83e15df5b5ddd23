package io.glassroom.server.session;

/// Somebody uses a session whose client is gone.
public final class ClosedSessionException extends IllegalStateException {

    public ClosedSessionException(long sessionId) {
        super("session " + sessionId + " is closed");
    }
}
