package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import java.time.Instant;
import java.util.Optional;

/// One step of a message from one thing to the next.
///
/// @param label kind and route, as the protocol calls them
/// @param bytes on the wire; 0 for what has not been seen yet
/// @param packet absent between nodes, and for what has not been seen yet
public record Leg(
        Vertex from, Vertex to, String label, int bytes, State state, Instant at, Optional<CapturedPacket> packet) {

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
}
