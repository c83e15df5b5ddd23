package io.glassroom.server.transport;

/// What happens when a connection's outbound queue is full (architecture: sending). Whatever the policy, lossy packets
/// are dropped first, the oldest first.
///
/// @param maxPackets most packets that may wait
/// @param maxBytes most bytes that may wait
/// @param whenFull for a reliable packet that finds no room
public record OutboundPolicy(int maxPackets, long maxBytes, WhenFull whenFull) {

    /// 4096 packets or 4 MiB, then the consumer is too slow.
    public static final OutboundPolicy DEFAULT = new OutboundPolicy(4096, 4 << 20, WhenFull.DISCONNECT);

    public enum WhenFull {
        /// Closes the connection with 4003.
        DISCONNECT,
        /// The sender waits. Never on an event loop, which must not wait: there it disconnects.
        BLOCK
    }

    public OutboundPolicy {
        if (maxPackets < 1 || maxBytes < 1) {
            throw new IllegalArgumentException("outbound queue of " + maxPackets + " packets and " + maxBytes + " bytes");
        }
    }
}
