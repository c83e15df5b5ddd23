package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Bytes;

/// What a Data packet carries (protocol.md, section 2). Each kind has just the parts that it has on the wire: a Push
/// has no id, a Response has no route.
public sealed interface Message {

    /// The serializer's bytes, inflated if they were compressed on the wire.
    Bytes body();

    /// A client asks and is answered exactly once, by a [Response] of the same id.
    ///
    /// @param id unsigned 64 bits, not 0
    record Request(long id, Route route, Bytes body) implements Message {
        public Request {
            if (id == 0) {
                throw new IllegalArgumentException("id is 0, which is what a Notify has");
            }
        }
    }

    /// A client tells, and hears nothing of it.
    record Notify(Route route, Bytes body) implements Message {}

    /// The server's answer to the [Request] of this id.
    ///
    /// @param id unsigned 64 bits
    /// @param error whether the body is `{"code":N,"message":"…"}` (protocol.md, section 5) instead of a result
    record Response(long id, boolean error, Bytes body) implements Message {}

    /// The server tells, unasked.
    record Push(Route route, Bytes body) implements Message {}
}
