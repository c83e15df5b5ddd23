package io.glassroom.client.place;

import java.net.URI;
import java.nio.file.Path;

/// What the window can look at.
public sealed interface Target {

    /// A server in this process, with bots.
    record Own() implements Target {}

    /// A cluster of servers in this process, with bots.
    record OwnCluster(ClusterSize size) implements Target {}

    /// A Glassroom node, through its inspector: all of its connections.
    record Inspected(URI address) implements Target {}

    /// Any server of this protocol, as its client: the own connection alone.
    record Plain(URI address) implements Target {}

    /// A file.
    record Recording(Path file) implements Target {}

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
