package io.glassroom.server.dispatch;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.session.Session;
import java.util.List;
import java.util.Optional;

/// Chooses among the nodes that have a service. Asked at the gate, once for each session and service unless it
/// [#decides] more often: the choice holds until the chosen node leaves.
///
/// Safe for any thread. What blocks delays the session, and no event loop.
public interface Routing {

    /// Spreads the sessions evenly; a session keeps its node.
    Routing SPREAD = call -> Choice.spread();

    /// Brings all sessions to the same node: the member that has been there for longest.
    Routing TOGETHER = call -> Choice.together();

    /// Where a message is to go.
    Choice choose(Call call);

    /// Whether this message is routed anew even though its session is bound already: `Room.Join`, which may lead into
    /// another room on another node. The node that is left is told that the session has gone.
    default boolean decides(String route) {
        return false;
    }

    /// What is to be routed.
    ///
    /// @param route `Room.Join`
    /// @param bound the node that the session uses for the service
    /// @param candidates nodes that have the service and are not about to leave, those first that have been there for
    ///     longest; at least one
    record Call(Session session, String route, Bytes body, Optional<String> bound, List<Candidate> candidates) {
        public Call {
            candidates = List.copyOf(candidates);
        }
    }

    /// A node that has the service.
    ///
    /// @param label that it was started with; may be empty
    record Candidate(String node, String label) {}

    /// The choice.
    sealed interface Choice {

        /// Any node, evenly.
        record Spread() implements Choice {}

        /// The one for everybody.
        record Together() implements Choice {}

        /// The node at which this group is at home: all that ask for the same group come to the same node for as long as
        /// the group exists, whichever gate they come from. Groups are spread evenly.
        record Home(String group) implements Choice {}

        /// This node; refused with 503 if it is not among the candidates.
        record Node(String name) implements Choice {}

        static Choice spread() {
            return new Spread();
        }

        static Choice together() {
            return new Together();
        }

        static Choice home(String group) {
            return new Home(group);
        }

        static Choice node(String name) {
            return new Node(name);
        }
    }
}
