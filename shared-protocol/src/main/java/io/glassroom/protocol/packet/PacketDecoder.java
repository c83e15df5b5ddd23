package io.glassroom.protocol.packet;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into packets (protocol.md, section 1), however the stream was chopped on its way: a packet
/// may arrive in pieces, and one piece may hold many packets.
///
/// | offset | width | field  | unit                      |
/// |--------|-------|--------|---------------------------|
/// | 0      | 1     | type   | 1 to 5                    |
/// | 1      | 3     | length | bytes of body, big-endian |
/// | 4      | n     | body   |                           |
///
/// A packet that lies whole in a chunk is a view of the chunk. Only the pieces of a split packet are copied, into an
/// array that grows with the bytes that really came: announcing much costs the receiver nothing. A bad type is refused
/// at its first byte and a bad length at its fourth, before any body is kept.
///
/// Not safe for several threads: owned by the connection's link.
public final class PacketDecoder {

    private final int limit;
    private byte[] partial = new byte[0];
    private int filled; // bytes of `partial` in use
    private @Nullable ProtocolException fault;

    /// @param limit largest body accepted, bytes, 0 to [PacketEncoder#MAX_BODY]
    public PacketDecoder(int limit) {
        if (limit < 0 || limit > PacketEncoder.MAX_BODY) {
            throw new IllegalArgumentException("limit is " + limit + " bytes, 0 to " + PacketEncoder.MAX_BODY);
        }
        this.limit = limit;
    }

    /// Reads on, and hands over each packet that is now complete.
    ///
    /// @throws ProtocolException at the first fault, and at every later call: there is no way back into a broken stream
    public void feed(Bytes chunk, Consumer<? super Packet> packets) {
        if (fault != null) {
            throw fault;
        }
        int at = 0;
        try {
            while (at < chunk.length()) {
                at = filled == 0 ? takeWhole(chunk, at, packets) : takePiece(chunk, at, packets);
            }
        } catch (ProtocolException e) {
            fault = e;
            if (filled == 0) {
                keep(chunk, at, Math.min(chunk.length() - at, PacketEncoder.HEAD));
            }
            throw e;
        }
    }

    /// How many bytes of an unfinished packet are being kept, at most the limit and the head.
    public int buffered() {
        return filled;
    }

    /// How many bytes the unfinished packet will have, head included; 0 while its length has not arrived, and if there
    /// is none.
    public int expected() {
        return filled < PacketEncoder.HEAD ? 0 : PacketEncoder.HEAD + announced();
    }

    /// The bytes of the unfinished packet so far; after a fault, of the packet at fault.
    public Bytes unfinished() {
        byte[] copy = new byte[filled];
        System.arraycopy(partial, 0, copy, 0, filled);
        return Bytes.wrap(copy);
    }

    private int takeWhole(Bytes chunk, int at, Consumer<? super Packet> packets) {
        int available = chunk.length() - at;
        PacketType type = readType(chunk.u8(at), FieldSink.NONE);
        if (available < PacketEncoder.HEAD) {
            return keep(chunk, at, available);
        }
        int length = readLength(chunk.u24(at + 1), limit, FieldSink.NONE);
        if (available < PacketEncoder.HEAD + length) {
            return keep(chunk, at, available);
        }
        int end = at + PacketEncoder.HEAD + length;
        packets.accept(Packet.of(type, chunk.slice(at + PacketEncoder.HEAD, end)));
        return end;
    }

    private int takePiece(Bytes chunk, int at, Consumer<? super Packet> packets) {
        int available = chunk.length() - at;
        if (filled < PacketEncoder.HEAD) {
            int next = keep(chunk, at, Math.min(available, PacketEncoder.HEAD - filled));
            if (filled < PacketEncoder.HEAD) {
                return next;
            }
            readLength(Bytes.wrap(partial, 0, filled).u24(1), limit, FieldSink.NONE);
            return completeIfWhole(next, packets);
        }
        int missing = PacketEncoder.HEAD + announced() - filled;
        return completeIfWhole(keep(chunk, at, Math.min(available, missing)), packets);
    }

    private int completeIfWhole(int next, Consumer<? super Packet> packets) {
        int total = PacketEncoder.HEAD + announced();
        if (filled == total) {
            Packet packet = Packet.of(
                    readType(partial[0] & 0xff, FieldSink.NONE),
                    Bytes.wrap(partial, PacketEncoder.HEAD, total - PacketEncoder.HEAD));
            partial = new byte[0];
            filled = 0;
            packets.accept(packet);
        }
        return next;
    }

    private int keep(Bytes chunk, int at, int count) {
        if (filled + count > partial.length) {
            byte[] larger = new byte[Math.max(filled + count, Math.min(2 * partial.length, PacketEncoder.HEAD + limit))];
            System.arraycopy(partial, 0, larger, 0, filled);
            partial = larger;
        }
        chunk.copyTo(at, partial, filled, count);
        filled += count;
        return at + count;
    }

    private int announced() {
        return Bytes.wrap(partial, 0, filled).u24(1);
    }

    /// Reads one packet that lies at the start of `bytes`, and reports its fields; null if bytes are missing.
    ///
    /// @throws ProtocolException as [#feed] does
    public static @Nullable Packet read(Bytes bytes, int limit, FieldSink fields) {
        if (bytes.isEmpty()) {
            return null;
        }
        PacketType type = readType(bytes.u8(0), fields);
        if (bytes.length() < PacketEncoder.HEAD) {
            return null;
        }
        int length = readLength(bytes.u24(1), limit, fields);
        int end = Math.min(bytes.length(), PacketEncoder.HEAD + length);
        if (fields.listening()) {
            fields.field(new FieldSpan(Field.PACKET_BODY, PacketEncoder.HEAD, end - PacketEncoder.HEAD, length + " bytes"));
        }
        return bytes.length() < PacketEncoder.HEAD + length ? null : Packet.of(type, bytes.slice(PacketEncoder.HEAD, end));
    }

    private static PacketType readType(int code, FieldSink fields) {
        PacketType type = PacketType.of(code);
        if (fields.listening()) {
            fields.field(new FieldSpan(Field.PACKET_TYPE, 0, 1, (type == null ? "unknown" : type) + " (" + code + ")"));
        }
        if (type == null) {
            throw broken(fields, new Fault(Rule.PACKET_TYPE, 0, "packet type is " + code + ", 1 to 5"));
        }
        return type;
    }

    private static int readLength(int length, int limit, FieldSink fields) {
        if (fields.listening()) {
            fields.field(new FieldSpan(Field.PACKET_LENGTH, 1, 3, Integer.toString(length)));
        }
        if (length > limit) {
            throw broken(fields, new Fault(Rule.PACKET_LENGTH, 1, "body is " + length + " bytes, at most " + limit));
        }
        return length;
    }

    private static ProtocolException broken(FieldSink fields, Fault fault) {
        fields.fault(fault);
        return new ProtocolException(fault);
    }
}
