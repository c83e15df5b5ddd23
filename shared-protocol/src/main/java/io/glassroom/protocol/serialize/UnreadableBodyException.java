package io.glassroom.protocol.serialize;

/// A body is not what its handler wants. A Request is answered 400 (protocol.md, section 5).
public final class UnreadableBodyException extends RuntimeException {

    public UnreadableBodyException(String message) {
        super(message, null, false, false);
    }
}
