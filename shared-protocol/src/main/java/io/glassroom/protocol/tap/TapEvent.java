package io.glassroom.protocol.tap;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import java.time.Duration;

/// One thing that moved. `connection` names a connection within its node (`c17`).
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
