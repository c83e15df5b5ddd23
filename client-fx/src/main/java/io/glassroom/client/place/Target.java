package io.glassroom.client.place;

import io.glassroom.protocol.client.OperatorToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What the window can look at.
public sealed interface Target {

    /// A server in this process, with bots.
    record Own() implements Target {}

    /// A cluster of servers in this process, with bots.
    record OwnCluster(ClusterSize size) implements Target {}

    /// A Glassroom node, through its inspector: all of its connections; and all other nodes of its cluster.
    ///
    /// @param token if the nodes want one
    record Inspected(URI address, Optional<OperatorToken> token) implements Target {

        /// One that wants none.
        public Inspected(URI address) {
            this(address, Optional.empty());
        }
    }

    /// Any server of this protocol, as its client: the own connection alone.
    record Plain(URI address) implements Target {}

    /// A file.
    ///
    /// @param spot what is shown of it first, if not all of it
    record Recording(Path file, Optional<Spot> spot) implements Target {

        /// All of it.
        public Recording(Path file) {
            this(file, Optional.empty());
        }
    }

    /// A byte of a recording.
    ///
    /// @param packet counts from 1 (docs/recordings.md)
    /// @param offset of the byte in that packet; negative for the packet as a whole
    record Spot(long packet, int offset) {}

    /// What kind it is, as texts call it: `own`.
    default String kind() {
        return switch (this) {
            case Own() -> "own";
            case OwnCluster cluster -> "cluster";
            case Inspected inspected -> "inspected";
            case Plain plain -> "plain";
            case Recording recording -> "recording";
        };
    }
}
