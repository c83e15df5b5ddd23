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
    public Bytes writeValue(Object value) {
        throw new IllegalArgumentException("the raw serializer writes bytes, not " + value.getClass().getName());
    }

    @Override
    public <T> T readValue(Bytes body, Type type) {
        throw new UnreadableBodyException("the raw serializer reads bytes, not " + type.getTypeName());
    }
}
