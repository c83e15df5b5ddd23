package io.glassroom.server.session;

/// A handler answers although nothing was asked: the message was a Notify, or its Request has been answered already.
public final class ReplyToNotifyException extends IllegalStateException {

    public ReplyToNotifyException(long sessionId, long mid) {
        super("session " + sessionId + " has no open request with id " + Long.toUnsignedString(mid));
    }
}
