package io.glassroom.client.compose.edit;

import io.glassroom.conformance.talk.Terms;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import java.time.Duration;

/// One line of what happened around a sending.
public sealed interface Step {

    /// The connection is open.
    ///
    /// @param localAddress as the server sees it
    record Opened(String localAddress) implements Step {}

    /// We said this to be let in.
    record Said(Packet packet) implements Step {}

    /// The composed bytes left.
    record Sent(Bytes bytes) implements Step {}

    /// The server said this.
    ///
    /// @param after since the composed bytes left; zero before
    /// @param terms by which to read it
    record Came(Packet packet, Duration after, Terms terms) implements Step {}

    /// The server said what is no packet.
    record Garbled(String why) implements Step {}

    /// The connection ended, and not by us.
    ///
    /// @param code of the Close frame; 1006 if there was none
    record Closed(int code, String reason, Duration after) implements Step {}

    /// Nothing more came, and we left.
    record Quiet(Duration waited) implements Step {}

    /// It did not come to the sending.
    record Failed(String why) implements Step {}
}
