package io.glassroom.client.compose.edit;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;

/// A field given another value. Fields that have a width of their own take the lengths that count them along: a length
/// that was right stays right, one that was wrong on purpose stays as wrong as it was.
sealed interface FieldEdit {

    /// The packet with the new value.
    record Done(Bytes bytes) implements FieldEdit {}

    /// The text is no value of that field.
    ///
    /// @param key of a sentence that says what would be
    record Refused(String key) implements FieldEdit {}

    /// Writes the text, read as people write such a value, into the field.
    static FieldEdit of(Bytes bytes, FieldSpan span, String text) {
        return switch (span.field()) {
            case PACKET_TYPE -> number(bytes, span, text, 0xff, "compose.field.octet");
            case PACKET_LENGTH -> number(bytes, span, text, 0xff_ff_ff, "compose.field.u24");
            case MESSAGE_FLAG -> number(bytes, span, text, 0xff, "compose.field.octet");
            case ROUTE_LENGTH -> number(bytes, span, text, 0xff, "compose.field.octet");
            case ROUTE_CODE -> number(bytes, span, text, 0xff_ff, "compose.field.u16");
            case MESSAGE_ID -> id(bytes, span, text);
            case ROUTE -> route(bytes, span, Bytes.utf8(text));
            case PACKET_BODY, MESSAGE_BODY -> new Done(resized(bytes, span, Bytes.utf8(text)));
        };
    }

    /// The value as a person would write it.
    static String text(Bytes bytes, FieldSpan span) {
        return switch (span.field()) {
            case PACKET_TYPE, ROUTE_LENGTH -> Integer.toString(bytes.u8(span.offset()));
            case MESSAGE_FLAG -> "0x%02x".formatted(bytes.u8(span.offset()));
            case PACKET_LENGTH -> Integer.toString(bytes.u24(span.offset()));
            case ROUTE_CODE -> Integer.toString(bytes.u16(span.offset()));
            case MESSAGE_ID -> span.value();
            case ROUTE, PACKET_BODY, MESSAGE_BODY -> bytes.slice(span.offset(), span.end()).utf8();
        };
    }

    /// Whether the field can be written as text and read back as the same bytes.
    static boolean isText(Bytes bytes, FieldSpan span) {
        return switch (span.field()) {
            case ROUTE, PACKET_BODY, MESSAGE_BODY -> {
                Bytes value = bytes.slice(span.offset(), span.end());
                yield Bytes.utf8(value.utf8()).equals(value);
            }
            case PACKET_TYPE, PACKET_LENGTH, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE_CODE -> true;
        };
    }

    private static FieldEdit number(Bytes bytes, FieldSpan span, String text, int most, String key) {
        try {
            int value = Integer.decode(text.strip());
            if (value < 0 || value > most) {
                return new Refused(key);
            }
            Bytes written = switch (span.width()) {
                case 1 -> Bytes.wrap((byte) value);
                case 2 -> ByteEdits.u16(value);
                default -> ByteEdits.u24(value);
            };
            return new Done(ByteEdits.replace(bytes, span.offset(), span.end(), written));
        } catch (NumberFormatException e) {
            return new Refused(key);
        }
    }

    private static FieldEdit id(Bytes bytes, FieldSpan span, String text) {
        try {
            return new Done(resized(bytes, span, ByteEdits.varint(Long.parseUnsignedLong(text.strip()))));
        } catch (NumberFormatException e) {
            return new Refused("compose.field.id");
        }
    }

    private static FieldEdit route(Bytes bytes, FieldSpan span, Bytes name) {
        if (name.length() > 0xff) {
            return new Refused("compose.field.route");
        }
        Bytes counted = ByteEdits.set(bytes, span.offset() - 1, name.length());
        return new Done(resized(counted, span, name));
    }

    private static Bytes resized(Bytes bytes, FieldSpan span, Bytes value) {
        Bytes changed = ByteEdits.replace(bytes, span.offset(), span.end(), value);
        return ByteEdits.lengthIsRight(bytes) ? ByteEdits.fixLength(changed) : changed;
    }

    /// Whether this field is worth a row of its own: the body of a Data packet is shown as the message in it.
    static boolean hasRow(FieldSpan span, boolean message) {
        return span.field() != Field.PACKET_BODY || !message;
    }
}
