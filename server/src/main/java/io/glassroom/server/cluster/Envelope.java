package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;

/// What goes over a line.
///
/// @param flow the client's message that caused it; none if nobody watches
/// @param number counts what the sending node has sent, from 1; with the names of both ends it names this hop, so that
///     watchers can join what the sender tells of it with what the receiver does. 0 if nobody watches
public record Envelope(FlowId flow, long number, Letter letter) {

    /// One that nobody watches.
    public static Envelope of(Letter letter) {
        return new Envelope(FlowId.NONE, 0, letter);
    }
}
