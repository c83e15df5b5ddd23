package io.glassroom.protocol.tap;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import java.time.Duration;

/// One thing that moved. `connection` names a connection within its node (`c17`), or one of another node, for whose client
/// this node does something (`c17@gate-1`); what is between nodes has none.
public sealed interface TapEvent {

    String connection();

    /// A packet crossed the border between a link and its connection, whole.
    ///
    /// @param packet all its bytes, from the type byte on; masked where the route is configured to be
    record Frame(String connection, Direction direction, Bytes packet) implements TapEvent {}

    /// A link went from one state to the next, or a connection opened or closed.
    ///
    /// @param from the name of a [io.glassroom.protocol.link.LinkState]; equal to `to` when the connection opened
    /// @param detail who connected, why it closed; may be empty
    record Link(String connection, String from, String to, String detail) implements TapEvent {}

    /// The peer broke a rule.
    ///
    /// @param direction from which the fault came, seen from the end that tells of it: always IN, unless somebody has
    ///     turned the event to show it from the other end
    /// @param seen the packet as far as it was read, at most 64 bytes of it
    record Rejected(String connection, Direction direction, Fault fault, Bytes seen) implements TapEvent {

        /// By the peer of the end that tells.
        public Rejected(String connection, Fault fault, Bytes seen) {
            this(connection, Direction.IN, fault, seen);
        }
    }

    /// What the transport did below the packets.
    ///
    /// @param what kind of step
    /// @param packets how many it concerned
    /// @param bytes how many, on the socket
    /// @param whole of a packet whose bytes wait, how long it will be, head included; 0 while its length has not
    ///     arrived, and for every other step
    record Transport(String connection, TransportStep what, int packets, long bytes, long whole) implements TapEvent {

        public Transport(String connection, TransportStep what, int packets, long bytes) {
            this(connection, what, packets, bytes, 0);
        }
    }

    /// A message found its handler, or did not.
    ///
    /// @param destination `local`, `remote`, or `unknown`
    /// @param outcome `handled`, or the error code with which it ended
    /// @param took from arrival to the end of the handler
    record Dispatch(String connection, String route, String destination, String outcome, Duration took)
            implements TapEvent {}

    /// A session changed.
    ///
    /// @param sessionId unique among the living sessions
    /// @param uid who it belongs to; empty while unbound
    /// @param what kind of change
    /// @param detail the group joined or left, the name given; may be empty
    record Session(String connection, long sessionId, String uid, SessionStep what, String detail) implements TapEvent {}

    /// Something between the nodes of a cluster (cluster.md). What one node tells of another names it by its name.
    sealed interface Cluster extends TapEvent {

        @Override
        default String connection() {
            return "";
        }

        /// An envelope went from node to node. The sender tells of it when it queues it, the receiver when it takes it up;
        /// both give it the same number, so that neither clock has to be believed.
        ///
        /// @param direction OUT at the node that sends
        /// @param peer the other node
        /// @param what it carries
        /// @param route of the message that it carries; empty for what has none
        /// @param client whom it is about: `c17@gate-1`; empty for a push to several
        /// @param sessions how many it is about
        /// @param number counts what the sending node has sent, from 1
        /// @param bytes of the envelope
        record Hop(
                Direction direction, String peer, HopKind what, String route, String client, int sessions, long number, int bytes)
                implements Cluster {}

        /// A member came, changed or went, as this node sees it.
        ///
        /// @param member who
        /// @param view counts the memberships that this node has seen, from 1
        record Change(NodeInfo member, MemberStep what, long view, String detail) implements Cluster {}

        /// A line to another node opened, broke, or has no more room.
        ///
        /// @param envelopes how many it concerned
        /// @param bytes how many
        record Line(String peer, LineStep what, int envelopes, long bytes, String detail) implements Cluster {}
    }

    /// What an envelope carries, named by its way: between the gate, which has the client, and the node that serves it.
    enum HopKind {
        /// A client's Request, from the gate.
        REQUEST,
        /// A client's Notify, from the gate.
        NOTIFY,
        /// A handler's call to another service, to the gate and on from there.
        CALL,
        /// The answer to a Request, to the gate.
        RESPONSE,
        /// The answer to a call, to the gate and on from there.
        REPLY,
        /// A Push to one client or to many, to their gate.
        PUSH,
        /// News of a session: met, bound, renamed, closed, to be kicked.
        SESSION
    }

    enum MemberStep {
        JOINED,
        /// It serves no more new messages and will leave.
        DRAINING,
        /// It went, by its own wish or not.
        LEFT,
        /// It tried to join, and may not.
        REFUSED
    }

    enum LineStep {
        OPENED,
        /// What was on its way is lost; requests are answered 503.
        BROKEN,
        /// The queue is full: whoever sends has to wait.
        FULL,
        /// Nobody has to wait any more.
        DRAINED,
        /// There was no room, and the policy says not to wait.
        SHED
    }

    enum TransportStep {
        /// Queued packets were written with one system call.
        FLUSHED,
        /// The outbound queue was full and gave up its oldest lossy packets.
        DROPPED,
        /// Reading stopped until the handlers have caught up.
        PAUSED,
        RESUMED,
        /// The peer went away in the middle of a packet.
        DISCARDED,
        /// What arrived ended in the middle of a packet: so many bytes of it wait for the rest.
        BUFFERED,
        /// Packets vanished because somebody impaired the connection.
        LOST
    }

    enum SessionStep {
        OPENED,
        BOUND,
        /// The application calls it by another name, which is the detail.
        NAMED,
        JOINED,
        LEFT,
        CLOSED
    }
}
