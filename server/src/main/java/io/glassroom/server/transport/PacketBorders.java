package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;

/// Finds where packets begin and end in a stream (protocol.md, section 1), so that whole ones can be lost or overtaken.
/// Keeps nothing but numbers. From a byte that begins no packet on, the stream has no borders any more: what is wrong
/// with it is the link's affair.
final class PacketBorders {

    @FunctionalInterface
    interface Sink {
        /// Bytes of one packet.
        ///
        /// @param begins whether its first byte is among them
        /// @param ends whether its last byte is among them
        void piece(Bytes piece, boolean begins, boolean ends);
    }

    private int head; // bytes of the current packet's head that have passed
    private int left; // bytes of its body that have not; while the head comes, as much of the length as is known
    private boolean lost;

    /// @param begun what is known already of a packet whose rest is still to come
    PacketBorders(Bytes begun) {
        cut(begun, (piece, begins, ends) -> {});
    }

    void cut(Bytes chunk, Sink sink) {
        int from = 0;
        int at = 0;
        boolean begins = head == 0;
        while (at < chunk.length() && !lost) {
            if (head == PacketEncoder.HEAD) {
                int count = Math.min(left, chunk.length() - at);
                at += count;
                left -= count;
            } else if (head == 0 && PacketType.of(chunk.u8(at)) == null) {
                lost = true;
            } else {
                left = head == 0 ? 0 : left << 8 | chunk.u8(at);
                head++;
                at++;
            }
            if (head == PacketEncoder.HEAD && left == 0) {
                sink.piece(chunk.slice(from, at), begins, true);
                head = 0;
                from = at;
                begins = true;
            }
        }
        if (from < chunk.length()) {
            sink.piece(chunk.from(from), begins && !lost, false);
        }
    }
}
