package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the fields that nodes send each other, one behind the other. Numbers are varints: seven bits a byte, least
/// significant group first, the top bit set in all bytes but the last. Texts and bytes come behind their length in bytes,
/// which is a number. For one thread.
public final class FieldWriter {

    private byte[] out;
    private int at;

    /// @param expected bytes for which there is room at first; it grows
    public FieldWriter(int expected) {
        out = new byte[Math.max(16, expected)];
    }

    public FieldWriter u8(int value) {
        need(1);
        out[at++] = (byte) value;
        return this;
    }

    /// @param value unsigned, 1 to 10 bytes
    public FieldWriter number(long value) {
        need(10);
        at = number(value, out, at);
        return this;
    }

    /// Writes a number and returns the offset behind it.
    public static int number(long value, byte[] out, int at) {
        while ((value & ~0x7fL) != 0) {
            out[at++] = (byte) (value & 0x7f | 0x80);
            value >>>= 7;
        }
        out[at++] = (byte) value;
        return at;
    }

    /// How many bytes a number takes.
    public static int width(long value) {
        return Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    /// @param value signed; those near 0 are short: 0, -1, 1, -2 are written as the numbers 0, 1, 2, 3
    public FieldWriter signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    public FieldWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public FieldWriter bytes(Bytes bytes) {
        number(bytes.length());
        need(bytes.length());
        bytes.copyTo(out, at);
        at += bytes.length();
        return this;
    }

    private FieldWriter bytes(byte[] bytes) {
        number(bytes.length);
        need(bytes.length);
        System.arraycopy(bytes, 0, out, at, bytes.length);
        at += bytes.length;
        return this;
    }

    public int length() {
        return at;
    }

    /// What was written. The writer is of no use afterwards.
    public Bytes done() {
        return Bytes.wrap(out, 0, at);
    }

    private void need(int count) {
        if (out.length - at < count) {
            out = Arrays.copyOf(out, Math.max(at + count, at + (at >> 1)));
        }
    }
}
