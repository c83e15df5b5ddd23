package io.glassroom.client.copy;

import io.glassroom.protocol.packet.Bytes;
import java.util.stream.IntStream;

/// Values as Java expressions.
final class JavaText {

    private static final int LINE = 16; // bytes
    private static final int BLOCK = 8_192; // bytes in a text block: a constant has at most 65 535 bytes

    private JavaText() {}

    /// A string literal. Control characters and quotes are escaped; what can be read stays as it is.
    static String literal(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (letter < 0x20 || letter == 0x7f) {
                        out.append(String.format("\\%03o", letter));
                    } else {
                        out.append((char) letter);
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    /// `Bytes.hex(…)` with sixteen bytes a line.
    static String hex(Bytes bytes) {
        if (bytes.isEmpty()) {
            return "Bytes.EMPTY";
        }
        String[] blocks = IntStream.iterate(0, at -> at < bytes.length(), at -> at + BLOCK)
                .mapToObj(at -> block(bytes.slice(at, Math.min(at + BLOCK, bytes.length()))))
                .toArray(String[]::new);
        return blocks.length == 1
                ? "Bytes.hex(" + blocks[0] + ")"
                : "Bytes.hex(String.join(\"\", " + String.join(", ", blocks) + "))";
    }

    private static String block(Bytes bytes) {
        var out = new StringBuilder("\"\"\"\n");
        for (int at = 0; at < bytes.length(); at += LINE) {
            out.append("            ").append(bytes.slice(at, Math.min(at + LINE, bytes.length())).hex()).append('\n');
        }
        return out.append("            \"\"\"").toString();
    }

    /// The shortest expression that makes these bytes: text where they are text.
    static String bytes(Bytes bytes) {
        String text = bytes.utf8();
        boolean same = bytes.length() <= BLOCK && !text.contains("\ufffd") && Bytes.utf8(text).equals(bytes);
        return bytes.isEmpty() ? "Bytes.EMPTY" : same ? "Bytes.utf8(" + literal(text) + ")" : hex(bytes);
    }
}
