package io.glassroom.client.live;

import io.glassroom.client.model.ByteGrid;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.FlagBits;
import io.glassroom.protocol.packet.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    record Length(FieldNode field, String hex, String sum, CountedBytes counted) implements Explanation {}

    /// A message id, group by group.
    record Id(FieldNode field, VarintGroups groups) implements Explanation {}

    /// Anything else: its bytes and its value.
    record Plain(FieldNode field, String hex) implements Explanation {}

    /// @param fault of the packet, if it has one
    static Explanation of(FieldNode field, ByteGrid bytes, Optional<Fault> fault) {
        return switch (field.kind()) {
            case MESSAGE_FLAG, BITS -> flag(field, bytes.value(field.offset()));
            case PACKET_LENGTH, ROUTE_LENGTH -> CountedBytes.of(field, bytes, fault)
                    .<Explanation>map(counted -> length(field, bytes, counted))
                    .orElseGet(() -> new Plain(field, hex(field, bytes)));
            case MESSAGE_ID -> new Id(field, VarintGroups.of(octets(field, bytes)));
            case LAYER, PACKET_TYPE, PACKET_BODY, ROUTE, ROUTE_CODE, MESSAGE_BODY, JSON, GENERATED, FAULT ->
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

    private static Explanation length(FieldNode field, ByteGrid bytes, CountedBytes counted) {
        List<String> terms = new ArrayList<>();
        for (int at = field.offset(); at < field.end(); at++) {
            int weight = 1 << 8 * (field.end() - 1 - at);
            terms.add(weight == 1 ? Integer.toString(bytes.value(at)) : bytes.value(at) + "·" + weight);
        }
        String sum = terms.size() == 1 ? terms.getFirst() : String.join(" + ", terms) + " = " + counted.announced();
        return new Length(field, hex(field, bytes), sum, counted);
    }

    private static int[] octets(FieldNode field, ByteGrid bytes) {
        return IntStream.range(field.offset(), field.end()).map(bytes::value).toArray();
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
