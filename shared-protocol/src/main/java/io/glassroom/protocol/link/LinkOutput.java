package io.glassroom.protocol.link;

import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.tap.FlowId;
import java.util.Optional;

/// What a [Link] wants done. Its owner carries the outputs out in the order in which they come.
public sealed interface LinkOutput {

    /// Send this packet.
    record Transmit(Bytes packet) implements LinkOutput {}

    /// Server: the client introduced itself. Decide, now or later, with [ServerLink#accept] or [ServerLink#reject].
    record HandshakeAsked(HandshakeRequest request) implements LinkOutput {}

    /// Client: the server answered the handshake.
    record HandshakeAnswered(HandshakeResponse response) implements LinkOutput {}

    /// The link is [LinkState#WORKING]: messages may be sent from here on.
    record Established() implements LinkOutput {}

    /// A message came. At a server it is a Request or a Notify, at a client a Response or a Push.
    ///
    /// @param flow what it begins, if somebody watches
    record Deliver(Message message, FlowId flow) implements LinkOutput {}

    /// A message came whose body cannot be read. A Request wants an error Response.
    ///
    /// @param message with the body as it came
    record Unreadable(Message message, Fault fault, FlowId flow) implements LinkOutput {}

    /// Something came that is out of place and does no harm. It wants counting.
    record Ignored(Fault fault) implements LinkOutput {}

    /// Client: the server ends the connection. The last output: the server closes now, and its code says whether to come
    /// back (protocol.md, section 5).
    ///
    /// @param body `{"reason":"…"}` from a Glassroom or Pomelo server; may be empty from others
    record Kicked(Bytes body) implements LinkOutput {}

    /// Close the connection. The last output.
    ///
    /// @param code WebSocket close code (protocol.md, section 5)
    /// @param reason at most [#MAX_REASON] bytes of UTF-8
    /// @param fault the rule that was broken, if one was
    record Close(int code, String reason, Optional<Fault> fault) implements LinkOutput {

        /// What a WebSocket close frame has room for, bytes.
        public static final int MAX_REASON = 123;
    }
}
