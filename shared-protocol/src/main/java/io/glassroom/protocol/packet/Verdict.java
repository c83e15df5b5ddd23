package io.glassroom.protocol.packet;

/// What becomes of a connection that sent something wrong (protocol.md, section 5).
public sealed interface Verdict {

    /// The connection is closed with this WebSocket close code.
    record Close(int code) implements Verdict {}

    /// A Request is answered with this status and the connection lives; a Notify is dropped and counted.
    record Answer(int status) implements Verdict {}

    /// Nothing happens to the connection; the event is counted and reported.
    record Ignore() implements Verdict {}
}
