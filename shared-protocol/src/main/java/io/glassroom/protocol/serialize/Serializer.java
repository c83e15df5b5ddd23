package io.glassroom.protocol.serialize;

import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// Turns the values of handlers into bodies and back. Implementations keep nothing and are safe for any thread.
///
/// Whatever the serializer, `byte[]` and [Bytes] pass as they are: handlers may always take and give raw bodies.
public interface Serializer {

    /// As the handshake announces it: `json`, `protobuf`, `raw`.
    String name();

    /// @throws IllegalArgumentException if this serializer cannot write such a value
    default Bytes write(Object value) {
        return switch (value) {
            case Bytes bytes -> bytes;
            case byte[] array -> Bytes.copyOf(array);
            default -> writeValue(value);
        };
    }

    /// @throws UnreadableBodyException if the bytes are not a value of that type
    @SuppressWarnings("unchecked")
    default <T> T read(Bytes body, Type type) {
        if (type == Bytes.class) {
            return (T) body;
        }
        if (type == byte[].class) {
            return (T) body.toArray();
        }
        return readValue(body, type);
    }

    /// Writes what is not bytes already; as [#write].
    Bytes writeValue(Object value);

    /// Reads what is wanted as something else than bytes; as [#read].
    <T> T readValue(Bytes body, Type type);
}
