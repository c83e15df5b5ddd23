package io.glassroom.protocol.serialize;

import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// Turns the values of handlers into bodies and back. Implementations keep nothing and are safe for any thread.
public interface Serializer {

    /// As the handshake announces it: `json`, `protobuf`, `raw`.
    String name();

    /// @throws IllegalArgumentException if this serializer cannot write such a value
    Bytes write(Object value);

    /// @throws UnreadableBodyException if the bytes are not a value of that type
    <T> T read(Bytes body, Type type);
}
