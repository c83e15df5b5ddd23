package io.glassroom.conformance.talk;

import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.packet.Bytes;

/// A connection that can also do what a decent client does not.
public interface RawWire extends Wire {

    /// Sends a WebSocket text message. Over TCP, which has no messages, the bytes go as they are.
    void sendText(Bytes text);

    /// Is gone after what was sent before, without a Close frame.
    void vanish();

    /// This end's address as the server sees it, if nothing lies between: `127.0.0.1:51844`.
    String localAddress();
}
