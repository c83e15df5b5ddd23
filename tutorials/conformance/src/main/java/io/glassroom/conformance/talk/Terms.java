package io.glassroom.conformance.talk;

import io.glassroom.protocol.message.RouteDictionary;
import java.time.Duration;

/// What a server's handshake says.
///
/// @param heartbeat zero for none
public record Terms(RouteDictionary dictionary, Duration heartbeat) {

    /// Before any handshake.
    public static final Terms NONE = new Terms(RouteDictionary.EMPTY, Duration.ZERO);
}
