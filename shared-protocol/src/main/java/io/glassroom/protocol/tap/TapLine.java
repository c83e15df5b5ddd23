package io.glassroom.protocol.tap;

import io.glassroom.protocol.message.RouteDictionary;
import java.time.Duration;
import java.util.List;

/// What one line of an inspector's stream or of a recording says.
public sealed interface TapLine {

    /// A step of a packet.
    record Recorded(TapRecord record) implements TapLine {}

    /// So many records are missing at this place: the reader was too slow, or the ring too small.
    record Lost(long count) implements TapLine {}

    /// Begins a stream: what a reader has to know who was not there from the start. Records that follow may tell again
    /// of what it says already.
    ///
    /// @param node its name
    /// @param version of Glassroom
    /// @param dictionary to read compressed routes with
    /// @param heartbeat of the node; zero for none
    /// @param serializer its name: `json`, `protobuf`, `raw`
    /// @param present the connections of this moment
    /// @param cluster its name; empty for a node that is alone
    /// @param members of the cluster at this moment, itself among them; empty for a node that is alone
    record Hello(
            String node,
            String version,
            RouteDictionary dictionary,
            Duration heartbeat,
            String serializer,
            List<Present> present,
            String cluster,
            List<NodeInfo> members)
            implements TapLine {
        public Hello {
            present = List.copyOf(present);
            members = List.copyOf(members);
        }

        /// Of a node that is alone.
        public Hello(
                String node,
                String version,
                RouteDictionary dictionary,
                Duration heartbeat,
                String serializer,
                List<Present> present) {
            this(node, version, dictionary, heartbeat, serializer, present, "", List.of());
        }
    }

    /// A connection that is there.
    ///
    /// @param connection its name within the node: `c17`
    /// @param remote where from
    /// @param state the name of a [io.glassroom.protocol.link.LinkState]
    /// @param sessionId 0 if it has no session yet
    /// @param uid empty while unbound
    /// @param name that the application calls its session by, for people; empty for none
    /// @param groups that its session is in
    record Present(
            String connection, String remote, String state, long sessionId, String uid, String name, List<String> groups) {

        /// One without a name.
        public Present(String connection, String remote, String state, long sessionId, String uid, List<String> groups) {
            this(connection, remote, state, sessionId, uid, "", groups);
        }

        public Present {
            groups = List.copyOf(groups);
        }
    }
}
