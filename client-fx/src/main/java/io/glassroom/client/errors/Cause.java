package io.glassroom.client.errors;

import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import java.util.Optional;

/// What went wrong.
public sealed interface Cause {

    Level level();

    /// The rule that was broken, if one was.
    default Optional<Rule> rule() {
        return Optional.empty();
    }

    /// What makes two of them the same thing happening again.
    default Object kind() {
        return getClass();
    }

    /// Bytes that break a rule.
    record Broken(Fault fault) implements Cause {

        @Override
        public Level level() {
            return switch (fault.rule()) {
                case HEARTBEAT_TIMEOUT, HANDSHAKE_TIMEOUT -> Level.WARN;
                case PACKET_TYPE, PACKET_LENGTH, PACKET_ORDER, PACKET_INCOMPLETE, SECOND_HANDSHAKE, HANDSHAKE_BODY, MESSAGE_TYPE,
                        MESSAGE_TRUNCATED, MESSAGE_ID, MESSAGE_DIRECTION, MESSAGE_FLAG, RESPONSE_UNASKED, KICK_BODY, REQUEST_ID_ZERO,
                        ROUTE_TEXT, ROUTE_UNKNOWN, BODY_ZLIB, BODY_LENGTH, BODY_UNREADABLE, TEXT_MESSAGE -> switch (fault.rule().verdict()) {
                    case Verdict.Close _ -> Level.ERROR;
                    case Verdict.Answer _ -> Level.WARN;
                    case Verdict.Ignore _ -> Level.NOTE;
                };
            };
        }

        @Override
        public Optional<Rule> rule() {
            return Optional.of(fault.rule());
        }

        @Override
        public Object kind() {
            return fault.rule();
        }

        /// Whether there is a byte to point at: what never came has none.
        boolean isInBytes() {
            return fault.rule() != Rule.HANDSHAKE_TIMEOUT && fault.rule() != Rule.HEARTBEAT_TIMEOUT;
        }
    }

    /// A message that its receiver could not or would not handle: an error Response, or a Notify that was dropped.
    ///
    /// @param status 404 and the like; 0 if it was not told
    /// @param route of the message; may be empty
    /// @param answered whether the sender was told
    /// @param said the server's words; may be empty
    /// @param lost the node that went away just then; empty if none did
    record Refused(int status, String route, boolean answered, String said, String lost) implements Cause {

        Refused(int status, String route, boolean answered, String said) {
            this(status, route, answered, said, "");
        }

        Refused because(String node) {
            return new Refused(status, route, answered, said, node);
        }

        @Override
        public Level level() {
            return status >= 500 || status == 0 ? Level.WARN : Level.NOTE;
        }

        @Override
        public Optional<Rule> rule() {
            return switch (status) {
                case 404 -> Optional.of(Rule.ROUTE_UNKNOWN);
                case 400 -> Optional.of(Rule.BODY_UNREADABLE);
                default -> Optional.empty();
            };
        }

        @Override
        public Object kind() {
            return status + route + answered;
        }
    }

    /// Records that the tap told of and that never came here.
    record Lost(long records) implements Cause {

        @Override
        public Level level() {
            return Level.WARN;
        }
    }

    /// Packets that the node gave up because the peer reads too slowly.
    record Dropped(int packets, long bytes) implements Cause {

        @Override
        public Level level() {
            return Level.WARN;
        }
    }

    /// Packets that vanished because somebody impaired the connection.
    record Vanished(int packets) implements Cause {

        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// The server sent somebody away.
    record Kicked(String reason) implements Cause {

        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// A connection ended.
    record Closed(String reason) implements Cause {

        @Override
        public Level level() {
            return Level.CHAT;
        }
    }

    /// A client was told to begin anew with services, because the node that they ran on is gone.
    ///
    /// @param services `RoomService`; may be empty
    record Reset(String services) implements Cause {

        @Override
        public Level level() {
            return Level.NOTE;
        }
    }

    /// Something is wrong with the line from one node to another.
    ///
    /// @param what BROKEN, FULL or SHED
    /// @param envelopes how many it concerned
    /// @param bytes of those
    /// @param detail in the node's words; may be empty
    record Line(LineStep what, String from, String to, int envelopes, long bytes, String detail) implements Cause {

        @Override
        public Level level() {
            return what == LineStep.FULL ? Level.NOTE : Level.WARN;
        }

        @Override
        public Object kind() {
            return what + from + " " + to;
        }
    }

    /// A node left the cluster.
    record Departed(String node) implements Cause {

        @Override
        public Level level() {
            return Level.WARN;
        }

        @Override
        public Object kind() {
            return "departed " + node;
        }
    }

    /// A node was not let in.
    ///
    /// @param detail why; may be empty
    record TurnedAway(String node, String detail) implements Cause {

        @Override
        public Level level() {
            return Level.WARN;
        }

        @Override
        public Object kind() {
            return "turned away " + node;
        }
    }
}
