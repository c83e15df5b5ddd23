package io.glassroom.client.live;

import java.util.ArrayList;
import java.util.List;

/// The bytes of a varint as the groups of seven bits that they carry (protocol.md, section 2).
///
/// @param groups in the order of the bytes: the least significant first
/// @param value what they add up to, unsigned, decimal
public record VarintGroups(List<Group> groups, String value) {

    private static final String[] POWERS = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

    /// One byte.
    ///
    /// @param octet the byte, 0 to 255
    /// @param continues whether its top bit says that another byte follows
    /// @param bits the other seven, as digits
    /// @param number what these are worth by themselves, 0 to 127
    /// @param weight what that is multiplied with: `1`, `128`, `128²`
    public record Group(int octet, boolean continues, String bits, int number, String weight) {}

    public VarintGroups {
        groups = List.copyOf(groups);
    }

    /// @param octets one to ten bytes, each 0 to 255
    static VarintGroups of(int... octets) {
        var groups = new ArrayList<Group>();
        long value = 0;
        for (int i = 0; i < octets.length; i++) {
            int number = octets[i] & 0x7f;
            value |= (long) number << 7 * i;
            String bits = Integer.toBinaryString(1 << 7 | number).substring(1);
            groups.add(new Group(octets[i], octets[i] >= 0x80, bits, number, weight(i)));
        }
        return new VarintGroups(groups, Long.toUnsignedString(value));
    }

    /// The products, most significant first: `2·128 + 44`.
    public String sum() {
        return String.join(" + ", groups.reversed().stream()
                .map(group -> group.weight.equals("1") ? Integer.toString(group.number) : group.number + "·" + group.weight)
                .toList());
    }

    private static String weight(int power) {
        return switch (power) {
            case 0 -> "1";
            case 1 -> "128";
            default -> "128" + POWERS[power];
        };
    }
}
