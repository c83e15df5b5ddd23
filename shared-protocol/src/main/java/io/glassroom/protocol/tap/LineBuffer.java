package io.glassroom.protocol.tap;

import io.glassroom.protocol.packet.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of JSON in the making. Writes straight into one array: a stream of 50 000 records a second has no time for
/// strings that live for a moment.
final class LineBuffer {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20; // characters of Long.MIN_VALUE

    private byte[] array = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    /// A copy of what was written; the buffer is empty afterwards.
    Bytes take() {
        Bytes taken = Bytes.wrap(Arrays.copyOf(array, length));
        length = 0;
        return taken;
    }

    /// Text that needs no escaping: ASCII.
    LineBuffer plain(byte[] ascii) {
        room(ascii.length);
        System.arraycopy(ascii, 0, array, length, ascii.length);
        length += ascii.length;
        return this;
    }

    LineBuffer plain(char ascii) {
        room(1);
        array[length++] = (byte) ascii;
        return this;
    }

    LineBuffer number(long value) {
        if (value == Long.MIN_VALUE) {
            return plain(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
        room(LONGEST_NUMBER);
        if (value < 0) {
            array[length++] = '-';
        }
        long rest = Math.abs(value);
        int width = 1;
        for (long power = rest; power >= 10; power /= 10) {
            width++;
        }
        for (int at = length + width - 1; at >= length; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /// The bytes as pairs of digits, in quotes.
    LineBuffer hex(Bytes bytes) {
        int count = bytes.length();
        room(2 * count + 2);
        array[length++] = '"';
        int end = length + 2 * count;
        int from = length + count; // they wait in the second half, which the pairs reach only after reading it
        bytes.copyTo(array, from);
        while (length < end) {
            int octet = array[from++] & 0xff;
            array[length++] = DIGITS[octet >> 4];
            array[length++] = DIGITS[octet & 0xf];
        }
        array[length++] = '"';
        return this;
    }

    /// Text in quotes, as UTF-8. Surrogates are escaped, so that even half of a pair survives.
    LineBuffer text(String text) {
        room(6 * text.length() + 2);
        array[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                array[length++] = (byte) c;
            } else {
                special(c);
            }
        }
        array[length++] = '"';
        return this;
    }

    private void special(char c) {
        if (c == '"' || c == '\\') {
            array[length++] = '\\';
            array[length++] = (byte) c;
        } else if (c < ' ' || Character.isSurrogate(c)) {
            array[length++] = '\\';
            array[length++] = 'u';
            for (int shift = 12; shift >= 0; shift -= 4) {
                array[length++] = DIGITS[c >> shift & 0xf];
            }
        } else if (c < 0x80) {
            array[length++] = (byte) c;
        } else if (c < 0x800) {
            array[length++] = (byte) (0xc0 | c >> 6);
            array[length++] = (byte) (0x80 | c & 0x3f);
        } else {
            array[length++] = (byte) (0xe0 | c >> 12);
            array[length++] = (byte) (0x80 | c >> 6 & 0x3f);
            array[length++] = (byte) (0x80 | c & 0x3f);
        }
    }

    private void room(int count) {
        if (count > array.length - length) {
            array = Arrays.copyOf(array, Math.max(2 * array.length, length + count));
        }
    }
}
