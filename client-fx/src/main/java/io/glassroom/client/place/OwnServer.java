package io.glassroom.client.place;

import io.glassroom.client.model.ConnectionKey;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The server in this process, one node or a cluster of several, and what a person may do to it beyond being its
/// client. Every call returns at once and may come from any thread.
public interface OwnServer {

    /// Its nodes, whether they run or not: gates first, then those that serve, then the master.
    List<? extends OwnNode> nodes();

    default Optional<? extends OwnNode> node(String name) {
        return nodes().stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /// Where clients connect, of each gate; at least one.
    List<URI> gates();

    /// Where clients connect, of each gate that is up.
    default List<URI> open() {
        return gates();
    }

    /// Where clients connect: the first of the gates.
    default URI uri() {
        return gates().getFirst();
    }

    /// The time that its nodes and its bots live by. It stands still while they are being stepped through.
    Time time();

    /// The bots, spread over the gates.
    Crowd crowd();

    /// Sends this connection away with a Kick.
    void kick(ConnectionKey connection, String reason);

    /// Impairs single connections.
    Faults faults();

    /// Holds packets at all gates and lets them pass one at a time.
    Stepper stepper();
}
