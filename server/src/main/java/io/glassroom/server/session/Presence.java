package io.glassroom.server.session;

import java.util.Optional;

/// Who is online, wherever in the cluster; on a node that is alone, here. A uid has one session at a time.
///
/// Safe for any thread. May ask other nodes, so never call it on an event loop.
public interface Presence {

    /// The name of the gate at which this uid is online; empty if it is not.
    Optional<String> find(Uid uid);

    /// Pushes to whoever has this uid, wherever that is.
    ///
    /// @param body written by the node's serializer; `byte[]` and [io.glassroom.protocol.packet.Bytes] go as they are
    /// @return whether the uid was online, and the push was queued
    boolean push(Uid uid, String route, Object body);

    /// Tells this uid's client why, then closes its connection with 4002.
    ///
    /// @return whether the uid was online
    boolean kick(Uid uid, String reason);
}
