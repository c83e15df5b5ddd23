package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/// Filters for packets that are like a given one.
public final class Likeness {

    private Likeness() {}

    /// For packets with the same value in this field; empty if filters do not know the field.
    public static Optional<Filter> of(FieldNode field, CapturedPacket packet) {
        if (field.kind() == FieldNode.Kind.FAULT) {
            return Optional.of(new Filter.Flag(FilterFlag.ERR));
        }
        return Arrays.stream(FilterField.values())
                .filter(known -> known.title().equals(field.filter()))
                .findFirst()
                .flatMap(known -> equal(known, packet));
    }

    /// For packets of the same kind and, if it has one, to the same route.
    public static Filter of(CapturedPacket packet) {
        FilterField type = packet.message() == null ? FilterField.PKT_TYPE : FilterField.MSG_TYPE;
        Filter route = equal(FilterField.MSG_ROUTE, packet).orElse(new Filter.All());
        return equal(type, packet).orElse(new Filter.All()).and(route);
    }

    private static Optional<Filter> equal(FilterField field, CapturedPacket packet) {
        OptionalLong number = field.number(packet);
        return number.isPresent()
                ? Optional.of(new Filter.CompareNumber(field, Operator.EQUAL, number.getAsLong()))
                : field.text(packet).map(text -> new Filter.CompareText(field, Operator.EQUAL, text));
    }
}
