package io.glassroom.server.cluster;

import io.glassroom.protocol.packet.Bytes;

/// Reads what a [FieldWriter] has written. Trusts nothing: no field reaches beyond the end, no count stands for more than
/// can be there. For one thread.
public final class FieldReader {

    private final Bytes in;
    private int at;

    public FieldReader(Bytes in) {
        this.in = in;
    }

    public int u8(String what) {
        need(1, what);
        return in.u8(at++);
    }

    /// A number of at most `most`.
    public int u8(String what, int most) {
        int start = at;
        int value = u8(what);
        if (value > most) {
            throw new MalformedEnvelopeException(start, what + " is " + value + ", 0 to " + most);
        }
        return value;
    }

    /// Unsigned, 64 bits.
    public long number(String what) {
        int start = at;
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = u8(what);
            if (shift == 63 && octet > 1) {
                break;
            }
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedEnvelopeException(start, what + " does not end within 10 bytes and 64 bits");
    }

    /// A number from 0 to `most`.
    public int number(String what, int most) {
        int start = at;
        long value = number(what);
        if (value < 0 || value > most) {
            throw new MalformedEnvelopeException(start, what + " is " + Long.toUnsignedString(value) + ", 0 to " + most);
        }
        return (int) value;
    }

    public long signed(String what) {
        long value = number(what);
        return value >>> 1 ^ -(value & 1);
    }

    /// How many things follow, each of which takes at least `least` bytes.
    public int count(String what, int least) {
        int start = at;
        int count = number(what, Integer.MAX_VALUE);
        if ((long) count * least > left()) {
            throw new MalformedEnvelopeException(
                    start, count + " " + what + " need " + (long) count * least + " bytes, " + left() + " left");
        }
        return count;
    }

    /// Without copying.
    public Bytes bytes(String what) {
        int start = at;
        int length = number(what + " length", Integer.MAX_VALUE);
        if (length > left()) {
            throw new MalformedEnvelopeException(start, what + " needs " + length + " bytes, " + left() + " left");
        }
        Bytes bytes = in.slice(at, at + length);
        at += length;
        return bytes;
    }

    public String text(String what) {
        int start = at;
        Bytes bytes = bytes(what);
        String text = bytes.utf8();
        // Malformed bytes were read as U+FFFD, which a text may also contain in its own right.
        if (text.indexOf('\ufffd') >= 0 && !Bytes.utf8(text).equals(bytes)) {
            throw new MalformedEnvelopeException(start, what + " is not UTF-8");
        }
        return text;
    }

    /// Where the next field begins.
    public int at() {
        return at;
    }

    public void end() {
        if (left() > 0) {
            throw new MalformedEnvelopeException(at, left() + " bytes too many");
        }
    }

    private int left() {
        return in.length() - at;
    }

    private void need(int count, String what) {
        if (left() < count) {
            throw new MalformedEnvelopeException(at, what + " is missing");
        }
    }
}
