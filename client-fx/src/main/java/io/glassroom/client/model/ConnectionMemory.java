package io.glassroom.client.model;

import java.time.Duration;
import java.util.Map;

/// What was known of a connection when a recording of its node began, beyond what the node itself would say of it.
///
/// @param name that its client gave itself; may be empty
/// @param steps of its handshake that were seen, in nanoseconds of the node's clock
/// @param heartbeat that its handshake agreed upon; zero for none
public record ConnectionMemory(String node, String id, String name, Map<HandshakeStep, Long> steps, Duration heartbeat) {

    public ConnectionMemory {
        steps = Map.copyOf(steps);
    }
}
