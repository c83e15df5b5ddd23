package io.glassroom.client.compose.send;

import io.glassroom.protocol.packet.Bytes;
import java.time.Duration;

/// One sending of the history.
///
/// @param number counts the sendings from 1
/// @param id that the Request got; 0 until it has one, and for a Notify
/// @param localAddress of the connection, as the server sees it
public record Sending(int number, boolean request, String route, String body, long id, String localAddress, Reply reply) {

    /// What came of it.
    public sealed interface Reply {

        /// Nothing yet.
        record Waiting() implements Reply {}

        /// It was sent, and nothing will come: a Notify.
        record Told() implements Reply {}

        /// A Response.
        record Answered(Duration roundTrip, Bytes body) implements Reply {}

        /// A Response that says no (protocol.md, section 5).
        ///
        /// @param code 0 if the body did not say
        record Refused(Duration roundTrip, int code, String message) implements Reply {}

        /// No Response.
        record Failed(String why) implements Reply {}
    }

    Sending with(Reply now) {
        return new Sending(number, request, route, body, id, localAddress, now);
    }

    Sending with(long given, String address) {
        return new Sending(number, request, route, body, given, address, reply);
    }
}
