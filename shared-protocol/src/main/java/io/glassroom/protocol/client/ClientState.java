package io.glassroom.protocol.client;

import io.glassroom.protocol.handshake.HandshakeResponse;
import java.time.Duration;

/// Where a client is.
///
/// ```
/// Connecting ──▶ Working ──connection lost──▶ Waiting ──▶ Connecting …
///      └───── no connection, attempts left ─────▲
/// from any: closed, kicked, refused, or no attempts left ──▶ Closed
/// ```
public sealed interface ClientState {

    /// Opening a connection or shaking hands.
    ///
    /// @param retries how many attempts in a row came before this one without leading to [Working]
    record Connecting(int retries) implements ClientState {}

    /// Requests can be made.
    ///
    /// @param terms what the server answered to the handshake
    record Working(HandshakeResponse.Accepted terms) implements ClientState {}

    /// Will try again.
    ///
    /// @param retries what that attempt will be
    /// @param delay until then
    /// @param code why the last connection ended (protocol.md, section 5); 1006 if it never came about
    /// @param reason the same in words
    record Waiting(int retries, Duration delay, int code, String reason) implements ClientState {}

    /// The end.
    record Closed(int code, String reason) implements ClientState {}
}
