package io.glassroom.client.model;

import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;

/// Hears what a [Capture] has taken in, on the capture's thread, thousands of times a second: whoever listens notes it
/// down and returns.
public interface CaptureListener {

    /// A packet has been added.
    default void captured(CapturedPacket packet) {}

    /// A packet that was added before turned out to be at fault: the node said so.
    default void blamed(CapturedPacket packet) {}

    /// A record has arrived, whatever it is about and whatever becomes of it; called after everything that came of it.
    default void heard(TapRecord record) {}

    /// A record has been taken in, after the packet that came of it, if one did.
    ///
    /// @param connection that it is about
    default void told(TapRecord record, TappedConnection connection) {}

    /// Something happened between the nodes, as one of them tells it.
    default void clustered(TapRecord record, TapEvent.Cluster step) {}

    /// A node has told of a hop: of one that is new, or of one that the other node had told of.
    default void hopped(Hop hop) {}

    /// One node of several does not reach us any more, for now.
    default void silenced(String node) {}

    /// A node has left the cluster, and its connections with it.
    default void departed(String node) {}

    /// A node said what it is.
    default void introduced(TapLine.Hello hello) {}
}
