package io.glassroom.server.cluster;

import java.io.IOException;

/// A node cannot become a member. The message is one line for people.
public final class JoinException extends IOException {

    public JoinException(String message) {
        super(message);
    }

    public JoinException(String message, Throwable cause) {
        super(message, cause);
    }
}
