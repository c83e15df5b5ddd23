package io.glassroom.protocol.serialize;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import io.glassroom.protocol.packet.Bytes;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a record is made of: how it is taken apart and put together. Immutable.
final class RecordShape {

    private static final Map<Class<?>, Type> SCALARS = Map.ofEntries(
            Map.entry(boolean.class, Type.TYPE_BOOL),
            Map.entry(Boolean.class, Type.TYPE_BOOL),
            Map.entry(int.class, Type.TYPE_INT32),
            Map.entry(Integer.class, Type.TYPE_INT32),
            Map.entry(long.class, Type.TYPE_INT64),
            Map.entry(Long.class, Type.TYPE_INT64),
            Map.entry(float.class, Type.TYPE_FLOAT),
            Map.entry(Float.class, Type.TYPE_FLOAT),
            Map.entry(double.class, Type.TYPE_DOUBLE),
            Map.entry(Double.class, Type.TYPE_DOUBLE),
            Map.entry(String.class, Type.TYPE_STRING),
            Map.entry(Bytes.class, Type.TYPE_BYTES));

    /// One component.
    ///
    /// @param element its type, or that of the elements if it is a list
    /// @param optional whether its field may be absent, and it is null then
    record Part(String name, Class<?> element, Type type, boolean list, boolean optional, Method accessor) {}

    private final Class<?> type;
    private final List<Part> parts;
    private final Constructor<?> constructor;

    /// @throws IllegalArgumentException if a component has a type that is no Protobuf field
    RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.parts = Arrays.stream(components).map(component -> part(type, component)).toList();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every record has its canonical constructor", e);
        }
    }

    private static Part part(Class<?> owner, RecordComponent component) {
        boolean list = component.getGenericType() instanceof ParameterizedType generic && generic.getRawType() == List.class;
        var declared = list
                ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getGenericType();
        if (declared instanceof Class<?> element && (element.isRecord() || SCALARS.containsKey(element))) {
            Type type = element.isRecord() ? Type.TYPE_MESSAGE : SCALARS.get(element);
            component.getAccessor().setAccessible(true);
            return new Part(component.getName(), element, type, list, !list && !element.isPrimitive(), component.getAccessor());
        }
        throw new IllegalArgumentException(owner.getName() + "." + component.getName() + " is "
                + component.getGenericType().getTypeName() + ", which is no Protobuf field");
    }

    String name() {
        return type.getSimpleName();
    }

    List<Part> parts() {
        return parts;
    }

    @Nullable Object get(int index, Record owner) {
        try {
            return parts.get(index).accessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + "." + parts.get(index).name() + " cannot be read", e);
        }
    }

    /// @throws UnreadableBodyException if the record refuses such values
    Record make(@Nullable Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new UnreadableBodyException("body is not a " + name() + ": " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made", e);
        }
    }
}
