package io.glassroom.samples.benchmarks.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The 64-byte body of a `Room.Message`, `{"name":"bench","content":"#0000002a…"}`, and finding the number again in
/// what members get.
///
/// The server may write the JSON anew, with its fields in another order, so the number is searched in the first
/// delivery; all later ones must then be equal to the first but for the number.
final class Said {
    static final int LENGTH = 64;
    static final int NUMBER = 28;

    private static final String TEXT = "{\"name\":\"bench\",\"content\":\"#00000000abcdefghijklmnopqrstuvwxyz\"}";
    private static final String START = "\"#";
    private static final String END = "abcdefghijklmnopqrstuvwxyz\"";

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// Of the first delivery, zero where the number stands; empty before it.
    private byte[] heard = Wire.NOTHING;

    private int numberAt;

    static byte[] template() {
        return TEXT.getBytes(StandardCharsets.US_ASCII);
    }

    /// The number in this delivery, or -1 when it is not what was sent.
    int number(Inbound message) {
        if (heard.length == 0) {
            learn(message);
        }
        if (message.bodyLength != heard.length || !sameAsFirst(message.bytes, message.bodyAt)) {
            return -1;
        }
        return Body.unhex(message.bytes.getLong(message.bodyAt + numberAt));
    }

    private boolean sameAsFirst(ByteBuffer in, int at) {
        return same(in, at, 0, numberAt) && same(in, at, numberAt + 8, heard.length);
    }

    private boolean same(ByteBuffer in, int at, int from, int to) {
        int i = from;
        for (; i <= to - 8; i += 8) {
            if (in.getLong(at + i) != (long) LONGS.get(heard, i)) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (in.get(at + i) != heard[i]) {
                return false;
            }
        }
        return true;
    }

    private void learn(Inbound message) {
        byte[] body = new byte[message.bodyLength];
        message.bytes.get(message.bodyAt, body);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(START);
        if (start < 0 || !text.startsWith(END, start + START.length() + 8)) {
            throw new LoadException("a message came back as " + text);
        }
        numberAt = start + START.length();
        Arrays.fill(body, numberAt, numberAt + 8, (byte) 0);
        heard = body;
    }
}
