package io.glassroom.conformance.talk;

import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;

/// What comes back over a raw connection.
public sealed interface Heard {

    /// A packet, whole.
    record Came(Packet packet) implements Heard {}

    /// Bytes that are no packet.
    record Garbled(Fault fault) implements Heard {}

    /// The connection has ended.
    ///
    /// @param code of the Close frame; 1006 if there was none
    record Ended(int code, String reason) implements Heard {}

    /// Nothing, for as long as was waited.
    record Silence() implements Heard {}
}
