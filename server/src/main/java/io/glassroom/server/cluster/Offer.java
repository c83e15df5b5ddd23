package io.glassroom.server.cluster;

import io.glassroom.server.dispatch.Routing;
import java.util.List;
import java.util.Optional;

/// A service that nodes of the cluster have.
///
/// @param peers that take new work, those first that have been there for longest
/// @param here the place of this node among them: how many stand before it; -1 if it does not have it, or drains
record Offer(String service, Routing routing, List<Peer> peers, int here) {

    /// The peer of this name, if it has the service and takes new work.
    Optional<Peer> peer(String name) {
        for (Peer peer : peers) {
            if (peer.name().equals(name)) {
                return peer.isUp() ? Optional.of(peer) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
