package io.glassroom.client.live;

import io.glassroom.client.model.FieldNode;
import io.glassroom.client.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a field is written in a row and under the mouse.
final class FieldTexts {

    private static final int LONGEST = 600; // characters of a value under the mouse

    private FieldTexts() {}

    /// The name of the protocol, which stays English, with a gloss where the language has one.
    static String name(FieldNode field, Texts texts) {
        return switch (field.kind()) {
            case JSON, FAULT -> field.name();
            case LAYER, GENERATED, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH,
                    ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                texts.get("field." + field.name().replace(' ', '-'));
        };
    }

    /// In brackets if it is not on the wire.
    static String value(FieldNode field) {
        return switch (field.kind()) {
            case GENERATED -> "[" + field.value() + "]";
            case LAYER, FAULT, JSON, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH,
                    ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                field.value();
        };
    }

    /// First and last byte, counted from 0; empty for what has none.
    static String range(FieldNode field) {
        return switch (field.width()) {
            case 0 -> "";
            case 1 -> Integer.toString(field.offset());
            default -> field.offset() + "–" + (field.end() - 1);
        };
    }

    /// All that the row says, and what it had no room for.
    static String all(FieldNode field, String name) {
        String value = value(field);
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        String place = Stream.of(field.filter(), range(field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("   "));
        return Stream.of(name, shown, place).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
