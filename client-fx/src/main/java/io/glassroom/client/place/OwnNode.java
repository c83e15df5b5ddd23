package io.glassroom.client.place;

import io.glassroom.protocol.time.Time;
import java.net.URI;

/// A node in this process, and what a person may do to it beyond being its client. Every call returns at once and may
/// come from any thread.
public interface OwnNode {

    URI uri();

    /// What it is and does, as it says itself at this moment.
    NodeFacts facts();

    /// The time that the node and its bots live by. It stands still while they are being stepped through.
    Time time();

    /// The bots.
    Crowd crowd();

    /// Sends this connection away with a Kick.
    void kick(String connection, String reason);

    /// Impairs single connections.
    Faults faults();

    /// Holds packets and lets them pass one at a time.
    Stepper stepper();
}
