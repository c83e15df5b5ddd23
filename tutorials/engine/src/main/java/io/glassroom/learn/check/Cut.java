package io.glassroom.learn.check;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.ArrayList;
import java.util.List;

/// Bytes that are packets behind one another, one by one; what is no packet is the last.
///
/// @param packet the index of the one with the byte that was asked for; how many there are if they end before it
/// @param offset of that byte in it
record Cut(List<Bytes> packets, int packet, int offset) {

    /// @param at offset of a byte in all of them
    static Cut of(Bytes bytes, int at) {
        List<Bytes> packets = new ArrayList<>();
        int packet = 0;
        int begin = 0; // of that packet
        int start = 0;
        while (start < bytes.length()) {
            Bytes rest = bytes.from(start);
            boolean whole = isWhole(rest);
            int length = whole ? PacketEncoder.HEAD + rest.u24(1) : rest.length();
            packets.add(rest.slice(0, length));
            start += length;
            if (whole && start <= at) { // of a packet that ends too early, the byte is the missing one
                packet = packets.size();
                begin = start;
            }
        }
        return new Cut(List.copyOf(packets), packet, at - begin);
    }

    private static boolean isWhole(Bytes rest) {
        return rest.length() >= PacketEncoder.HEAD && rest.length() >= PacketEncoder.HEAD + rest.u24(1);
    }

    /// Whether they reach as far as the byte.
    boolean reaches() {
        return packet < packets.size();
    }

    /// The packet with the byte.
    Bytes there() {
        return packets.get(packet);
    }
}
