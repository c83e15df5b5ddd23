package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Compressed bodies (flag bit 4).
final class Zlib {

    private static final int STEP = 4096; // bytes produced at a time

    private Zlib() {}

    static Bytes deflate(Bytes plain) {
        try (var deflater = new Deflater()) {
            deflater.setInput(plain.toByteBuffer());
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length() / 2 + 16);
            byte[] step = new byte[STEP];
            while (!deflater.finished()) {
                out.write(step, 0, deflater.deflate(step));
            }
            return Bytes.wrap(out.toByteArray());
        }
    }

    /// @throws TooLong as soon as more than `limit` bytes came out; never more than that is kept
    /// @throws DataFormatException if the bytes are not zlib, or end too early
    static Bytes inflate(Bytes deflated, int limit) throws DataFormatException, TooLong {
        try (var inflater = new Inflater()) {
            inflater.setInput(deflated.toByteBuffer());
            var out = new ByteArrayOutputStream(Math.min(limit, STEP));
            byte[] step = new byte[STEP];
            while (!inflater.finished()) {
                int count = inflater.inflate(step);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException(inflater.needsDictionary() ? "needs a dictionary" : "ends too early");
                }
                if (out.size() + count > limit) {
                    throw new TooLong();
                }
                out.write(step, 0, count);
            }
            return Bytes.wrap(out.toByteArray());
        }
    }

    static final class TooLong extends Exception {
        TooLong() {
            super(null, null, false, false);
        }
    }
}
