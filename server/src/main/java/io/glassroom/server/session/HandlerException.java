package io.glassroom.server.session;

/// Thrown by a handler or a stage to answer a request by an error of its choice; a Notify is dropped. Not a failure of
/// the server: it is not logged.
public final class HandlerException extends RuntimeException {

    private final transient HandlerError error;

    public HandlerException(int code, String message) {
        super(message, null, false, false);
        this.error = new HandlerError(code, message);
    }

    public HandlerException(HandlerError error) {
        this(error.code(), error.message());
    }

    public HandlerError error() {
        return error;
    }
}
