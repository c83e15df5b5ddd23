package io.glassroom.protocol.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// An immutable run of bytes: a view of an array that nobody writes to any more. Slices share the array, so a packet
/// travels from the socket to the handler without being copied.
///
/// Integers are read unsigned and big-endian, as the wire has them.
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// Takes the array over: from here on the caller must not write to it.
    public static Bytes wrap(byte... array) {
        return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
    }

    /// Takes a part of the array over: from here on nobody must write to that part.
    public static Bytes wrap(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        return length == 0 ? EMPTY : new Bytes(array, offset, length);
    }

    public static Bytes copyOf(byte[] array) {
        return wrap(array.clone());
    }

    /// Copies what remains in the buffer and moves its position to its limit.
    public static Bytes copyOf(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return wrap(copy);
    }

    public static Bytes utf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads pairs of hexadecimal digits; white space between them is allowed.
    ///
    /// @throws IllegalArgumentException if anything else is found
    public static Bytes hex(String digits) {
        return wrap(HexFormat.of().parseHex(digits.replaceAll("\\s+", "")));
    }

    public int length() {
        return length;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The byte at `index`, 0 to 255.
    public int u8(int index) {
        return array[offset + Objects.checkIndex(index, length)] & 0xff;
    }

    /// The two bytes from `index` on, 0 to 65 535.
    public int u16(int index) {
        return u8(index) << 8 | u8(index + 1);
    }

    /// The three bytes from `index` on, 0 to 16 777 215.
    public int u24(int index) {
        return u8(index) << 16 | u8(index + 1) << 8 | u8(index + 2);
    }

    /// The bytes from `from` (inclusive) to the end, without copying.
    public Bytes from(int from) {
        return slice(from, length);
    }

    /// The bytes from `from` (inclusive) to `to` (exclusive), without copying.
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
    }

    /// These bytes followed by those of `tail`, as a copy.
    public Bytes concat(Bytes tail) {
        byte[] joined = new byte[length + tail.length];
        copyTo(joined, 0);
        tail.copyTo(joined, length);
        return wrap(joined);
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(array, offset, target, at, length);
    }

    /// Copies `count` bytes from `from` on.
    void copyTo(int from, byte[] target, int at, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(array, offset + from, target, at, count);
    }

    /// Copies `count` bytes from `from` on into the buffer and moves its position on.
    public void copyTo(int from, int count, ByteBuffer target) {
        Objects.checkFromIndexSize(from, count, length);
        target.put(array, offset + from, count);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /// A read-only view, without copying.
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /// The bytes as UTF-8, malformed sequences replaced by U+FFFD.
    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /// Lower-case pairs of digits separated by spaces.
    public String hex() {
        return HexFormat.ofDelimiter(" ").formatHex(array, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + array[offset + i];
        }
        return hash;
    }

    /// The first 32 bytes in hexadecimal, and how many there are in all.
    @Override
    public String toString() {
        return length <= 32 ? hex() : slice(0, 32).hex() + " … (" + length + " bytes)";
    }
}
