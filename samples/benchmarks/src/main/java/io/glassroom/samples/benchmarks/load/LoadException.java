package io.glassroom.samples.benchmarks.load;

/// The measurement cannot go on: the server is not there, refuses, or does not speak the protocol.
/// The message is one line for the user.
public final class LoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
