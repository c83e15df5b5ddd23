package io.glassroom.server.transport;

/// Whether a packet may be given up when its connection's outbound queue is full.
public enum Delivery {
    /// Never dropped: a full queue is answered by the [OutboundPolicy].
    RELIABLE,
    /// Of a route marked lossy: a newer one makes it worthless, so the oldest may be dropped, counted and tapped.
    LOSSY
}
