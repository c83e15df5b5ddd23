package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import java.time.Duration;
import java.util.Optional;

/// One step of a message from one thing to the next.
///
/// @param label kind and route, as the protocol calls them
/// @param bytes of the packet, or of the envelope between nodes; 0 for what has not been seen yet
/// @param timing how long it took
/// @param packet absent between nodes, and for what has not been seen yet
/// @param hop present between nodes
public record Leg(
        Vertex from,
        Vertex to,
        String label,
        int bytes,
        State state,
        Timing timing,
        Optional<CapturedPacket> packet,
        Optional<Hop> hop) {

    /// How far it is.
    public enum State {
        /// It has arrived.
        ARRIVED,
        /// It was sent, and the picture is not there yet.
        COMING,
        /// It waits at the gate of a node that is stepped through.
        HELD,
        /// It has to come, and nobody has seen it.
        AWAITED
    }

    /// Times of a leg, as far as they are known.
    ///
    /// @param since from the beginning of the journey until it was sent or, if it arrived where the journey began,
    ///     until it arrived
    /// @param exact whether that was taken from one clock; else hops with estimated times are in it
    /// @param stay at the node that sent it, from the arrival of what caused it until it was sent: by one clock
    /// @param crossing between the nodes, estimated
    public record Timing(Optional<Duration> since, boolean exact, Optional<Duration> stay, Optional<Duration> crossing) {

        /// Nothing is known.
        public static final Timing NONE = new Timing(Optional.empty(), false, Optional.empty(), Optional.empty());
    }
}
