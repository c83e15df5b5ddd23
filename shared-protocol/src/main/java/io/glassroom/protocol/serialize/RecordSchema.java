package io.glassroom.protocol.serialize;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as a Protocol Buffers message, without generated code: the same handlers serve clients of either
/// serializer. Components are fields of their names, numbered from 1 in the order of their declaration, so a new one goes
/// to the end.
///
/// | component                        | field                | absent means   |
/// |----------------------------------|----------------------|----------------|
/// | `boolean`                        | `bool`               | false          |
/// | `int`, `long`, `float`, `double` | `int32`, `int64`, `float`, `double` | 0 |
/// | `Integer` and the like           | `optional` the same  | null           |
/// | `String`, `Bytes`                | `optional string`, `optional bytes` | null |
/// | a record                         | its message          | null           |
/// | a `List` of one of these         | `repeated`           | an empty list  |
///
/// [#text] is what goes into a `.proto` file, for those who do generate code. Immutable.
final class RecordSchema {

    private final Class<?> root;
    private final Map<Class<?>, RecordShape> shapes = new LinkedHashMap<>(); // the root's, and of all records in it
    private final FileDescriptor file;

    /// @throws IllegalArgumentException if a component has a type that is not in the table
    RecordSchema(Class<?> root) {
        this.root = root;
        var open = new ArrayDeque<Class<?>>(List.of(root));
        for (Class<?> type = open.poll(); type != null; type = open.poll()) {
            if (shapes.putIfAbsent(type, new RecordShape(type)) == null) {
                shape(type).parts().stream()
                        .map(RecordShape.Part::element)
                        .filter(Class::isRecord)
                        .forEach(open::add);
            }
        }
        var unlinked = FileDescriptorProto.newBuilder().setName(root.getName()).setSyntax("proto3");
        shapes.values().forEach(shape -> unlinked.addMessageType(declare(shape)));
        try {
            this.file = FileDescriptor.buildFrom(unlinked.build(), new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new IllegalArgumentException(root.getName() + " makes no Protobuf message: " + e.getMessage(), e);
        }
    }

    private static DescriptorProto declare(RecordShape shape) {
        var message = DescriptorProto.newBuilder().setName(shape.name());
        for (RecordShape.Part part : shape.parts()) {
            var field = FieldDescriptorProto.newBuilder()
                    .setName(part.name())
                    .setNumber(message.getFieldCount() + 1)
                    .setLabel(part.list() ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL)
                    .setType(part.type());
            if (part.type() == Type.TYPE_MESSAGE) {
                field.setTypeName(part.element().getSimpleName());
            } else if (part.optional()) { // which is how protoc says so
                field.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount());
                message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + part.name()));
            }
            message.addField(field);
        }
        return message.build();
    }

    private RecordShape shape(Class<?> type) {
        RecordShape shape = shapes.get(type);
        if (shape == null) {
            throw new IllegalArgumentException(type.getName() + " is no part of " + root.getName());
        }
        return shape;
    }

    Bytes write(Record value) {
        return Bytes.wrap(message(value).toByteArray());
    }

    private Message message(Record value) {
        RecordShape shape = shape(value.getClass());
        Descriptor descriptor = file.findMessageTypeByName(shape.name());
        var message = DynamicMessage.newBuilder(descriptor);
        for (FieldDescriptor field : descriptor.getFields()) {
            Object component = shape.get(field.getIndex(), value);
            if (component instanceof List<?> list) {
                list.forEach(element -> message.addRepeatedField(field, onTheWire(element)));
            } else if (component != null) {
                message.setField(field, onTheWire(component));
            }
        }
        return message.build();
    }

    private Object onTheWire(Object value) {
        return switch (value) {
            case Bytes bytes -> ByteString.copyFrom(bytes.toByteBuffer());
            case Record nested -> message(nested);
            default -> value;
        };
    }

    /// @throws UnreadableBodyException if the bytes are not such a message, or the record refuses its values
    Record read(Bytes body) {
        try {
            Descriptor descriptor = file.findMessageTypeByName(shape(root).name());
            return record(root, DynamicMessage.parseFrom(descriptor, ByteString.copyFrom(body.toByteBuffer())));
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableBodyException("body is not a " + root.getSimpleName() + ": " + e.getMessage());
        }
    }

    private Record record(Class<?> type, Message message) {
        RecordShape shape = shape(type);
        return shape.make(message.getDescriptorForType().getFields().stream()
                .map(field -> component(shape.parts().get(field.getIndex()), message, field))
                .toArray());
    }

    private @Nullable Object component(RecordShape.Part part, Message message, FieldDescriptor field) {
        Object value = message.getField(field);
        if (value instanceof List<?> list) {
            return list.stream().map(element -> inMemory(part, element)).toList();
        }
        return part.optional() && !message.hasField(field) ? null : inMemory(part, value);
    }

    private Object inMemory(RecordShape.Part part, Object value) {
        return switch (value) {
            case ByteString bytes -> Bytes.wrap(bytes.toByteArray());
            case Message nested -> record(part.element(), nested);
            default -> value;
        };
    }

    /// The messages as a `.proto` file has them.
    String text() {
        var text = new StringBuilder();
        shapes.values().forEach(shape -> describe(shape, text));
        return text.toString();
    }

    private static void describe(RecordShape shape, StringBuilder text) {
        text.append("message ").append(shape.name()).append(" {\n");
        int number = 1;
        for (RecordShape.Part part : shape.parts()) {
            boolean message = part.type() == Type.TYPE_MESSAGE;
            String label = part.list() ? "repeated " : part.optional() && !message ? "optional " : "";
            String type = message
                    ? part.element().getSimpleName()
                    : part.type().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
            text.append("  ").append(label).append(type).append(" ").append(part.name());
            text.append(" = ").append(number++).append(";\n");
        }
        text.append("}\n");
    }
}
