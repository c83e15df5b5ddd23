package io.glassroom.server.agent;

import io.glassroom.protocol.handshake.HandshakeResponse;

/// A [HandshakeValidator] sends a client away.
public final class HandshakeRefusedException extends RuntimeException {

    private final int code;

    /// @param code 501 for a version that is not served, 500 for all else
    public HandshakeRefusedException(int code, String message) {
        super(message, null, false, false);
        if (code == HandshakeResponse.OK) {
            throw new IllegalArgumentException("200 is no refusal");
        }
        this.code = code;
    }

    HandshakeResponse.Rejected response() {
        return new HandshakeResponse.Rejected(code, getMessage());
    }
}
