package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.FlagBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What can be shown of a field beside its value.
public sealed interface Explanation {

    FieldNode field();

    /// The flag byte, bit by bit.
    ///
    /// @param parts from the high bits to the low ones; together eight digits
    record Flag(FieldNode field, int octet, List<Part> parts) implements Explanation {}

    /// A group of bits with a meaning of its own.
    record Part(FlagBits bits, String digits, String meaning) {}

    /// A length, calculated.
    ///
    /// @param sum `0·65536 + 0·256 + 45 = 45`
    /// @param announced bytes that should follow
    /// @param present bytes that do follow
    record Length(FieldNode field, String hex, String sum, int announced, int present) implements Explanation {}

    /// Anything else: its bytes and its value.
    record Plain(FieldNode field, String hex) implements Explanation {}

    static Explanation of(FieldNode field, ByteGrid bytes) {
        return switch (field.kind()) {
            case MESSAGE_FLAG, BITS -> flag(field, bytes.value(field.offset()));
            case PACKET_LENGTH -> length(field, bytes, bytes.length() - field.end());
            case ROUTE_LENGTH -> length(
                    field, bytes, Math.min(bytes.length() - field.end(), bytes.value(field.offset())));
            case LAYER, PACKET_TYPE, PACKET_BODY, MESSAGE_ID, ROUTE, ROUTE_CODE, MESSAGE_BODY, JSON, GENERATED, FAULT ->
                new Plain(field, hex(field, bytes));
        };
    }

    private static Explanation flag(FieldNode field, int octet) {
        List<Part> parts = new ArrayList<>();
        for (FlagBits bits : FlagBits.values()) {
            parts.add(new Part(bits, bits.digits(octet), bits.meaning(octet)));
        }
        return new Flag(field, octet, List.copyOf(parts));
    }

    private static Explanation length(FieldNode field, ByteGrid bytes, int present) {
        int announced = 0;
        List<String> terms = new ArrayList<>();
        for (int at = field.offset(); at < Math.min(field.end(), bytes.length()); at++) {
            int weight = 1 << 8 * (field.end() - 1 - at);
            announced += weight * bytes.value(at);
            terms.add(weight == 1 ? Integer.toString(bytes.value(at)) : bytes.value(at) + "·" + weight);
        }
        String sum = terms.size() == 1 ? terms.getFirst() : String.join(" + ", terms) + " = " + announced;
        return new Length(field, hex(field, bytes), sum, announced, present);
    }

    private static String hex(FieldNode field, ByteGrid bytes) {
        int shown = Math.min(field.width(), 16);
        String digits = IntStream.range(field.offset(), Math.min(field.offset() + shown, bytes.length()))
                .mapToObj(at -> String.format(Locale.ROOT, "%02x", bytes.value(at)))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
        return field.width() > shown ? digits + " …" : digits;
    }
}
