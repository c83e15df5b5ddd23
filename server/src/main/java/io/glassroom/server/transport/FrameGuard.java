package io.glassroom.server.transport;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Watches the heads of the frames that a client sends, before Tyrus sees them (RFC 6455, section 5.2), and does what
/// Tyrus does not:
///
/// - refuses a message by its announced length, before a byte of it is kept (Tyrus would buffer it and close 1011);
/// - refuses frames without a mask (Tyrus would take them);
/// - passes a long frame on as fragments of at most [#PIECE] bytes, as any intermediary may (section 5.4). Tyrus keeps
///   one buffer for each connection for ever, as large as the largest thing it was ever given: so that stays small, and
///   the handler gets the first bytes of a long packet while the last are still on their way.
///
/// | offset | width      | field  | content                                              |
/// |--------|------------|--------|------------------------------------------------------|
/// | 0      | 1          | flags  | bit 7 final, bits 6-4 reserved, bits 3-0 opcode      |
/// | 1      | 1          | length | bit 7 masked, bits 6-0 length, or 126 or 127         |
/// | 2      | 0, 2 or 8  | length | bytes of payload, big-endian, if 126 or 127 above    |
/// | …      | 4          | mask   |                                                      |
///
/// Owned by the connection's event loop.
final class FrameGuard {

    /// Largest frame that Tyrus is given; a multiple of four, so that every fragment begins in phase with the mask.
    static final int PIECE = 4096;

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int CONTROL = 0x08;
    private static final int CLOSE = 0x08;
    private static final int MASKED = 0x80;
    private static final int MAX_CONTROL = 125;

    /// What the guard tells the connection.
    interface Listener {

        /// Well-formed frames or parts of them, at most [#PIECE] bytes; must be consumed.
        void pass(ByteBuffer bytes);

        /// The rest of the stream, or of the message, will not be passed on.
        void refuse(Closing why);

        /// The last byte of a Close frame has been passed on.
        void closeFrameRead();
    }

    private byte @Nullable [] begunHead;
    private long payloadLeft; // of the frame on the wire
    private int pieceLeft; // of the frame as Tyrus sees it
    private int flags; // of the frame on the wire; its opcode becomes 0 once a piece of it has been passed on
    private int mask;
    private long message; // payload bytes of the message so far
    private boolean skipping; // what is left of a refused frame
    private boolean lost; // nobody knows where the next frame begins

    /// Reads on.
    ///
    /// @param limit largest message, bytes of payload
    void read(ByteBuffer bytes, long limit, Listener listener) {
        ByteBuffer in = begunHead == null ? bytes : join(begunHead, bytes);
        begunHead = null;
        int from = in.position(); // of what has been looked at and not yet passed on
        while (in.hasRemaining() && !lost) {
            if (payloadLeft == 0) {
                int length = headLength(in);
                if (length > in.remaining()) {
                    pass(in, from, in.position(), listener);
                    begunHead = new byte[in.remaining()];
                    in.get(begunHead);
                    return;
                }
                from = readHead(in, from, length, limit, listener);
            } else {
                from = readPayload(in, from, listener);
            }
        }
        pass(in, from, in.position(), listener);
    }

    /// @return where what has not yet been passed on begins
    private int readHead(ByteBuffer in, int from, int headLength, long limit, Listener listener) {
        int start = in.position();
        flags = in.get(start) & 0xff;
        int second = in.get(start + 1) & 0xff;
        long length = payloadLength(in, second & 0x7f);
        Closing refusal = refusal(second, length, limit);
        int body = start + headLength;
        if (refusal != null || length > PIECE) {
            pass(in, from, start, listener);
            from = body;
            skipping = refusal != null && length > 0;
        }
        in.position(body);
        if (refusal != null) {
            lost = length < 0;
            listener.refuse(refusal);
        }
        mask = refusal == null ? in.getInt(body - 4) : 0;
        payloadLeft = Math.max(0, length);
        pieceLeft = length > PIECE ? 0 : (int) length;
        return payloadLeft == 0 && refusal == null ? end(in, from, listener) : from;
    }

    private int readPayload(ByteBuffer in, int from, Listener listener) {
        if (skipping) {
            int count = (int) Math.min(payloadLeft, in.remaining());
            in.position(in.position() + count);
            payloadLeft -= count;
            skipping = payloadLeft > 0;
            return in.position();
        }
        if (pieceLeft == 0) {
            pieceLeft = (int) Math.min(PIECE, payloadLeft);
            listener.pass(pieceHead());
            flags &= ~OPCODE;
        }
        int count = Math.min(pieceLeft, in.remaining());
        in.position(in.position() + count);
        pieceLeft -= count;
        payloadLeft -= count;
        if (pieceLeft == 0 && payloadLeft > 0) {
            pass(in, from, in.position(), listener);
            return in.position();
        }
        return payloadLeft == 0 ? end(in, from, listener) : from;
    }

    private int end(ByteBuffer in, int from, Listener listener) {
        if ((flags & OPCODE) != CLOSE) {
            return from;
        }
        pass(in, from, in.position(), listener);
        listener.closeFrameRead();
        return in.position();
    }

    private @Nullable Closing refusal(int second, long length, long limit) {
        int opcode = flags & OPCODE;
        if ((second & MASKED) == 0) {
            return new Closing(Closing.PROTOCOL_ERROR, "frame is not masked");
        }
        if ((opcode & CONTROL) != 0) {
            return length > MAX_CONTROL
                    ? new Closing(Closing.PROTOCOL_ERROR, "control frame is longer than " + MAX_CONTROL + " bytes")
                    : null;
        }
        message = opcode == 0 ? message : 0;
        if (length < 0 || message + length > limit) {
            return new Closing(Closing.TOO_BIG, "message is more than " + limit + " bytes");
        }
        message += length;
        return null;
    }

    /// A head for the next piece of a long frame.
    private ByteBuffer pieceHead() {
        boolean last = payloadLeft == pieceLeft;
        ByteBuffer head = ByteBuffer.allocate(8);
        head.put((byte) (last ? flags : flags & ~FINAL));
        if (pieceLeft > MAX_CONTROL) {
            head.put((byte) (MASKED | 126)).putShort((short) pieceLeft);
        } else {
            head.put((byte) (MASKED | pieceLeft));
        }
        return head.putInt(mask).flip();
    }

    private static void pass(ByteBuffer in, int from, int to, Listener listener) {
        int limit = in.limit();
        for (int at = from; at < to; at += PIECE) {
            in.limit(Math.min(to, at + PIECE)).position(at);
            listener.pass(in);
        }
        in.limit(limit).position(to);
    }

    /// The whole length if the first two bytes are there, else 2.
    private static int headLength(ByteBuffer in) {
        if (in.remaining() < 2) {
            return 2;
        }
        int second = in.get(in.position() + 1) & 0xff;
        int extended = switch (second & 0x7f) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
        return 2 + extended + ((second & MASKED) == 0 ? 0 : 4);
    }

    private static long payloadLength(ByteBuffer in, int length) {
        return switch (length) {
            case 126 -> in.getShort(in.position() + 2) & 0xffff; // bytes, big-endian
            case 127 -> in.getLong(in.position() + 2); // bytes, big-endian
            default -> length;
        };
    }

    private static ByteBuffer join(byte[] head, ByteBuffer rest) {
        return ByteBuffer.allocate(head.length + rest.remaining()).put(head).put(rest).flip();
    }
}
