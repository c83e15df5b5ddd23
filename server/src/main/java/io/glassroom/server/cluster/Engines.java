package io.glassroom.server.cluster;

import java.io.IOException;

/// What a node needs of others to be a member: the list of members, the directory, and lines.
///
/// @param lines makes those of one life of the node
public record Engines(Roster roster, Directory directory, LinesOfLife lines) {

    /// Lines belong to one life of a node.
    @FunctionalInterface
    public interface LinesOfLife {

        /// @param member its id
        /// @throws IOException if there can be none; the message is one line for people
        Lines of(String member) throws IOException;
    }
}
