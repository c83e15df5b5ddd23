package io.glassroom.protocol.message;

/// Message ids: seven bits a byte, least significant group first, the top bit set in all bytes but the last. 300 is
/// `ac 02`: 010 1100 and 000 0010.
final class Varint {

    /// Ten groups of seven bits hold 64.
    static final int MAX_WIDTH = 10;

    private Varint() {}

    /// How many bytes an unsigned value takes, 1 to 10.
    static int width(long value) {
        return Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    /// Writes the value and returns the offset behind it.
    static int write(long value, byte[] out, int at) {
        while ((value & ~0x7fL) != 0) {
            out[at++] = (byte) (value & 0x7f | 0x80);
            value >>>= 7;
        }
        out[at++] = (byte) value;
        return at;
    }
}
