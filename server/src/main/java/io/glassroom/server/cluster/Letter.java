package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.session.Uid;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What one node wants of another. A session lives at its gate; other nodes are lent it. All that is done for a session
/// passes its gate, which therefore knows the order of everything, and every node that the session has met.
///
/// Sessions are named by their ids. Calls and asks are named by numbers that whoever waits for the answer has given.
public sealed interface Letter {

    /// From a gate to a node that serves.
    sealed interface ToServing extends Letter {}

    /// From a node that serves to the gate of a session.
    sealed interface ToGate extends Letter {}

    /// Introduces a session before anything else is said of it.
    ///
    /// @param connection its name within the gate: `c17`
    /// @param headers of the upgrade request, names in lower case
    /// @param uid empty while unbound
    /// @param name that people call it by; may be empty
    record Meet(long session, String connection, String remoteAddress, Map<String, List<String>> headers, String uid, String name)
            implements ToServing {
        public Meet {
            headers = Map.copyOf(headers);
        }
    }

    /// A message to be handled.
    ///
    /// @param call to be answered under this number; 0 for a Notify
    /// @param rpc whether it comes from a handler elsewhere ([Ask]) and not from the client. Messages of the client are
    ///     handled in their order, and so are those of handlers, but the one do not wait for the others
    record Handle(long session, long call, boolean rpc, String route, Bytes body) implements ToServing {}

    /// A session that was introduced has been bound or renamed by another node.
    record News(long session, String uid, String name) implements ToServing {}

    /// The session has ended at its gate, or uses another node from now on.
    ///
    /// @param session [#EVERY] once the gate has seen that the node drains: no session of the gate uses it from now on
    record Gone(long session) implements ToServing {}

    /// The answer to an [Ask].
    record Reply(long ask, boolean error, Bytes body) implements ToServing {}

    /// In place of a session's id.
    long EVERY = 0;

    /// The answer to a [Handle].
    ///
    /// @param body empty in an error: it was not handled, and may be handed to another node
    record Answer(long call, boolean error, Bytes body) implements ToGate {}

    /// To be pushed to these sessions of the gate, in one encoding.
    record Push(SessionIds sessions, String route, Bytes body, boolean lossy) implements ToGate {}

    /// @param ask replied to under this number as soon as whoever looks for the uid finds the session; 0 if nobody waits
    record Bind(long session, Uid uid, long ask) implements ToGate {}

    record Rename(long session, String name) implements ToGate {}

    /// @param code with which the connection is closed after the Kick: 4002, 4005
    record Kick(long session, int code, String reason) implements ToGate {}

    record Close(long session) implements ToGate {}

    /// To be handled on the session's behalf, by whatever node has the service.
    ///
    /// @param ask to be replied to under this number; 0 if nobody waits
    /// @param deadline after which nobody waits any more
    record Ask(long session, long ask, String route, Bytes body, Duration deadline) implements ToGate {}

    /// This node has forgotten what it did for the session: the client has to begin anew with these services.
    record Reset(long session, List<String> services) implements ToGate {
        public Reset {
            services = List.copyOf(services);
        }
    }
}
