package io.glassroom.samples.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The 64-byte body of an `Echo.Ping`: JSON, so that it can be read in the Live view, with two numbers of eight
/// hexadecimal digits at fixed places. Comparing a whole body takes ten loads.
///
/// | offset | width | content |
/// |---|---|---|
/// | 6 | 8 | connection number |
/// | 21 | 8 | sequence number in the connection |
final class Body {
    static final int LENGTH = 64;
    static final int CONNECTION = 6;
    static final int SEQUENCE = 21;

    static final String TEMPLATE = "{\"c\":\"00000000\",\"n\":\"00000000\",\"p\":\"abcdefghijklmnopqrstuvwxyz\"}";

    private final long[] fixed = new long[LENGTH / 8];
    private final long[] mask = new long[LENGTH / 8];

    Body() {
        ByteBuffer template = ByteBuffer.wrap(TEMPLATE.getBytes(StandardCharsets.US_ASCII));
        byte[] ones = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            boolean number = i >= CONNECTION && i < CONNECTION + 8 || i >= SEQUENCE && i < SEQUENCE + 8;
            ones[i] = (byte) (number ? 0 : -1);
        }
        for (int i = 0; i < fixed.length; i++) {
            mask[i] = ByteBuffer.wrap(ones).getLong(8 * i);
            fixed[i] = template.getLong(8 * i) & mask[i];
        }
    }

    /// Whether the body at `at` is the one that the connection sent with this sequence number.
    boolean matches(ByteBuffer in, int at, int length, long connection, int sequence) {
        if (length != LENGTH) {
            return false;
        }
        long difference = in.getLong(at + CONNECTION) ^ connection | in.getLong(at + SEQUENCE) ^ hex(sequence);
        for (int i = 0; i < fixed.length; i++) {
            difference |= in.getLong(at + 8 * i) & mask[i] ^ fixed[i];
        }
        return difference == 0;
    }

    /// Eight hexadecimal digits as they follow each other in memory, big-endian.
    static long hex(int value) {
        long digits = Long.expand(Integer.toUnsignedLong(value), 0x0F0F_0F0F_0F0F_0F0FL);
        long letters = digits + 0x0606_0606_0606_0606L >>> 4 & 0x0101_0101_0101_0101L; // 1 where the digit is above 9
        return digits + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
    }

    /// The number behind eight hexadecimal digits (lower case); of anything else, some number.
    static int unhex(long text) {
        long letters = text >>> 6 & 0x0101_0101_0101_0101L;
        return (int) Long.compress((text & 0x0F0F_0F0F_0F0F_0F0FL) + letters * 9, 0x0F0F_0F0F_0F0F_0F0FL);
    }
}
