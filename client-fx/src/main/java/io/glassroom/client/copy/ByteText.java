package io.glassroom.client.copy;

import io.glassroom.protocol.packet.Bytes;
import java.util.HexFormat;
import java.util.Locale;

/// Bytes as text.
final class ByteText {

    private static final int COLUMNS = 16;

    private ByteText() {}

    /// Pairs of digits without anything between: `04000022`.
    static String stream(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    /// Sixteen bytes a line with their offset and their ASCII, as `hexdump -C` has it.
    static String dump(Bytes bytes) {
        var out = new StringBuilder();
        for (int row = 0; row < bytes.length(); row += COLUMNS) {
            var digits = new StringBuilder();
            var letters = new StringBuilder();
            for (int at = row; at < Math.min(row + COLUMNS, bytes.length()); at++) {
                digits.append(at - row == COLUMNS / 2 ? " " : "")
                        .append(String.format(Locale.ROOT, "%02x ", bytes.u8(at)));
                letters.append(bytes.u8(at) >= 0x20 && bytes.u8(at) < 0x7f ? (char) bytes.u8(at) : '.');
            }
            out.append(String.format(Locale.ROOT, "%08x  %-49s |%s|%n", row, digits, letters));
        }
        return out.toString();
    }

    /// A Java array; the cast stands where a byte is negative in Java.
    static String array(Bytes bytes) {
        var out = new StringBuilder("byte[] bytes = {");
        for (int at = 0; at < bytes.length(); at++) {
            out.append(at % COLUMNS == 0 ? "\n    " : " ");
            out.append(bytes.u8(at) > 0x7f ? "(byte) " : "")
                    .append(String.format(Locale.ROOT, "0x%02x,", bytes.u8(at)));
        }
        return out.append("\n};\n").toString();
    }
}
