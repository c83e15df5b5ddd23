package io.glassroom.protocol.packet;

/// One broken rule, and where.
///
/// @param rule what was broken
/// @param offset where, in bytes from the start of the packet (its type byte is 0)
/// @param detail the offending value and its limit, in English
public record Fault(Rule rule, int offset, String detail) {

    /// One line that fits a WebSocket close frame: at most 123 bytes, ASCII.
    public String reason() {
        String line = rule + " at byte " + offset + ": " + detail;
        String ascii = line.replaceAll("[^ -~]", "?");
        return ascii.length() <= 123 ? ascii : ascii.substring(0, 120) + "...";
    }
}
