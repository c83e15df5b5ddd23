package io.glassroom.protocol.serialize;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Type;

/// Protocol Buffers: records, whose components are fields (numbered from 1, see [#schema]), and generated message classes,
/// read with the parser of their default instance.
public final class ProtobufSerializer implements Serializer {

    /// Remembers nothing but what the class itself says, and lets go of it with the class.
    private final ClassValue<MessageLite> defaults = new ClassValue<>() {
        @Override
        protected MessageLite computeValue(Class<?> type) {
            try {
                return (MessageLite) type.getMethod("getDefaultInstance").invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new UnreadableBodyException(type.getName() + " is neither a record nor a generated Protobuf message");
            }
        }
    };

    private final ClassValue<RecordSchema> schemas = new ClassValue<>() {
        @Override
        protected RecordSchema computeValue(Class<?> type) {
            return new RecordSchema(type);
        }
    };

    /// The messages of a `.proto` file for a record, and for the records in it.
    ///
    /// @throws IllegalArgumentException if it has a component that is no Protobuf field
    public String schema(Class<? extends Record> type) {
        return schemas.get(type).text();
    }

    @Override
    public String name() {
        return "protobuf";
    }

    @Override
    public Bytes writeValue(Object value) {
        return switch (value) {
            case MessageLite message -> Bytes.wrap(message.toByteArray());
            case Record record -> schemas.get(record.getClass()).write(record);
            default ->
                throw new IllegalArgumentException("the protobuf serializer writes messages and records, not " + value.getClass().getName());
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T readValue(Bytes body, Type type) {
        if (type instanceof Class<?> recordClass && recordClass.isRecord()) {
            return (T) schemas.get(recordClass).read(body);
        }
        if (!(type instanceof Class<?> messageClass) || !MessageLite.class.isAssignableFrom(messageClass)) {
            throw new UnreadableBodyException(type.getTypeName() + " is neither a record nor a generated Protobuf message");
        }
        try {
            return (T) defaults.get(messageClass).getParserForType().parseFrom(body.toByteBuffer());
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableBodyException("body is not a " + messageClass.getSimpleName() + ": " + e.getMessage());
        }
    }
}
