package io.glassroom.protocol.serialize;

import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// Leaves bodies alone: `byte[]` and [Bytes], nothing else.
public final class RawSerializer implements Serializer {

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public Bytes write(Object value) {
        return switch (value) {
            case Bytes bytes -> bytes;
            case byte[] array -> Bytes.copyOf(array);
            default -> throw new IllegalArgumentException("the raw serializer writes bytes, not " + value.getClass().getName());
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T read(Bytes body, Type type) {
        if (type == Bytes.class) {
            return (T) body;
        }
        if (type == byte[].class) {
            return (T) body.toArray();
        }
        throw new UnreadableBodyException("the raw serializer reads bytes, not " + type.getTypeName());
    }
}
