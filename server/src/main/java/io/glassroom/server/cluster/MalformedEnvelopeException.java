package io.glassroom.server.cluster;

/// What another node has sent cannot be read: it is of another version, or not a node.
public final class MalformedEnvelopeException extends RuntimeException {

    private final int offset;

    /// @param offset in bytes, from where the envelope begins
    public MalformedEnvelopeException(int offset, String detail) {
        super(detail + " (byte " + offset + ")");
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
