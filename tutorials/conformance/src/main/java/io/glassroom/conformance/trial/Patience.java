package io.glassroom.conformance.trial;

import java.time.Duration;

/// How long a trial waits for what a server may or may not do.
///
/// @param handshake for the answer to a Handshake
/// @param reaction for a close or an error, before anything else is sent
/// @param proof for the answer to the request that shows that the connection lives
/// @param longest for a heartbeat, where no request is answered
public record Patience(Duration handshake, Duration reaction, Duration proof, Duration longest) {

    public static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(35));
}
