package io.glassroom.client.compose.edit;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;

/// What can be done to bytes: each makes new ones.
final class ByteEdits {

    private ByteEdits() {}

    /// One byte overwritten.
    static Bytes set(Bytes bytes, int at, int value) {
        return replace(bytes, at, at + 1, Bytes.wrap((byte) value));
    }

    /// @param from inclusive
    /// @param to exclusive; equal to `from` to insert
    static Bytes replace(Bytes bytes, int from, int to, Bytes with) {
        return bytes.slice(0, from).concat(with).concat(bytes.from(to));
    }

    /// Whether the packet's length says how many bytes follow the head.
    static boolean lengthIsRight(Bytes bytes) {
        return bytes.length() >= PacketEncoder.HEAD && bytes.u24(1) == bytes.length() - PacketEncoder.HEAD;
    }

    /// The packet's length made to say how many bytes follow the head; bytes that have no whole head stay as they are.
    static Bytes fixLength(Bytes bytes) {
        int body = bytes.length() - PacketEncoder.HEAD;
        return body < 0 || body > PacketEncoder.MAX_BODY ? bytes : replace(bytes, 1, PacketEncoder.HEAD, u24(body));
    }

    static Bytes u24(int value) {
        return Bytes.wrap((byte) (value >>> 16), (byte) (value >>> 8), (byte) value);
    }

    static Bytes u16(int value) {
        return Bytes.wrap((byte) (value >>> 8), (byte) value);
    }

    /// Seven bits a byte, least significant group first (protocol.md, section 2).
    ///
    /// @param value unsigned
    static Bytes varint(long value) {
        byte[] out = new byte[10];
        int width = 0;
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out[width++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out[width++] = (byte) rest;
        return Bytes.wrap(out, 0, width);
    }
}
