package io.glassroom.server.node;

/// What was asked for cannot be done and the person who asked can change that: a port is taken, a file is missing. The
/// message is the one line that they read, so it names the bad value; the exit code is 2.
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStart(String message) {
        super(message);
    }

    /// With the cause that `--debug` shows.
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
