package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import java.util.List;
import java.util.Optional;

/// Step mode: packets wait between the nodes and their clients, in both directions, and time stands still, so that
/// nothing runs out while a person looks. Only so many may wait: when there are too many it ends by itself. Safe for
/// any thread.
public interface Stepper {

    /// A packet that waits.
    ///
    /// @param direction seen from the node
    /// @param flow what it belongs to, as far as is known before it has passed: of a packet on its way in, nothing
    record Waiting(ConnectionKey connection, Direction direction, Bytes packet, FlowId flow) {}

    boolean isStepping();

    /// Holds every packet from here on, and stops the time.
    void begin();

    /// Lets the oldest packet pass; empty if none waits.
    Optional<Waiting> step();

    /// If nothing waits, lets the time go on until something does.
    void wind();

    /// Lets everything pass, and the time go on.
    void end();

    /// What waits, oldest first.
    List<Waiting> waiting();
}
