package io.glassroom.conformance.trial;

import io.glassroom.protocol.packet.Verdict;

/// What a server really did with a malformed case.
public sealed interface Outcome {

    /// How it was seen that a connection is alive.
    enum Proof {
        /// A request that followed was answered.
        REQUEST,
        /// A heartbeat came long after.
        HEARTBEAT,
        /// The peer of the case is gone; another connection was served.
        ANOTHER
    }

    /// It closed the connection.
    ///
    /// @param code of the Close frame; 1006 if there was none
    /// @param late only after further packets, which were in order
    record Closed(int code, String reason, boolean late) implements Outcome {}

    /// It answered with an error, and the connection lives.
    ///
    /// @param status of `{"code":N,…}`; 0 if the answer did not say
    record Answered(int status, String message) implements Outcome {}

    /// It answered as if nothing were wrong.
    record Served(String body) implements Outcome {}

    /// Nothing happened, and the connection lives.
    record Alive(Proof proof) implements Outcome {}

    /// Nothing happened, and there is no sign of life either.
    record Silent() implements Outcome {}

    /// The case could not even be tried.
    record Untried(String why) implements Outcome {}

    /// Whether this is what the specification expects.
    ///
    /// @param codes whether the connection has close codes, as WebSocket does and TCP does not
    default boolean agreesWith(Verdict expected, boolean codes) {
        return switch (expected) {
            case Verdict.Close(int code) ->
                this instanceof Closed closed && !closed.late && (closed.code == code || !codes);
            case Verdict.Answer(int status) -> this instanceof Answered answered && answered.status == status;
            case Verdict.Ignore() -> this instanceof Alive;
        };
    }
}
