package io.glassroom.client.compose.send;

import java.time.Duration;

/// Where the form's own connection is.
public sealed interface LinkStage {

    /// Nobody has asked for one yet.
    record Idle() implements LinkStage {}

    /// The socket is being opened.
    record Connecting() implements LinkStage {}

    /// The socket is open; the server has not answered the Handshake yet.
    record ShakingHands() implements LinkStage {}

    /// Messages can be sent.
    ///
    /// @param heartbeat that the server named; zero for none
    /// @param routes how many its dictionary has
    record Working(Duration heartbeat, int routes) implements LinkStage {}

    /// It has ended.
    ///
    /// @param code close code; 1006 if it never came about
    record Closed(int code, String reason) implements LinkStage {}
}
