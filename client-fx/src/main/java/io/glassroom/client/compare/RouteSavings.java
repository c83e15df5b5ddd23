package io.glassroom.client.compare;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.JsonSpans;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Direction;
import java.util.Set;

/// What route codes have saved over a whole capture, counted on the real packets, and what sending the dictionary has
/// cost. Owned by the capture's thread.
public final class RouteSavings implements CaptureListener {

    private static final int CODE = 2; // bytes of a code
    private static final int COMPRESSED_ROUTE = 0x01; // bit of the flag, protocol.md section 2
    private static final Set<String> DICTIONARIES = Set.of("dict", "routeToCode", "codeToRoute");

    private long saved;
    private long missed;
    private long carried;
    private long coded;
    private long dictionaries;
    private long handshakes;

    /// The figures of a moment.
    ///
    /// @param saved bytes that the names would have taken beyond their codes
    /// @param missed bytes that names have taken although the dictionary had a code
    /// @param carried bytes of all Data packets, as they were sent
    /// @param coded messages with a code in place of their route
    /// @param dictionaries bytes of all dictionaries in the Handshakes of servers
    /// @param handshakes how many Handshakes brought one
    public record Totals(long saved, long missed, long carried, long coded, long dictionaries, long handshakes) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

        /// What was saved, percent of what would have been sent without codes.
        public double percent() {
            return saved == 0 ? 0 : 100.0 * saved / (carried + saved);
        }
    }

    Totals totals() {
        return new Totals(saved, missed, carried, coded, dictionaries, handshakes);
    }

    @Override
    public void captured(CapturedPacket packet) {
        if (packet.packet() == PacketKind.DATA) {
            carried += packet.length();
            routed(packet);
        } else if (packet.packet() == PacketKind.HANDSHAKE && packet.direction() == Direction.OUT) {
            dictionary(packet);
        }
    }

    private void routed(CapturedPacket packet) {
        boolean hasRoute = packet.message() != null && packet.message() != MessageKind.RESPONSE;
        if (!hasRoute || packet.dictionary().codeOf(packet.route()) == 0) {
            return;
        }
        int extra = 1 + utf8(packet.route()) - CODE;
        if ((packet.bytes().u8(PacketEncoder.HEAD) & COMPRESSED_ROUTE) != 0) {
            saved += extra;
            coded++;
        } else {
            missed += extra;
        }
    }

    private void dictionary(CapturedPacket packet) {
        int width = JsonSpans.of(packet.bytes().from(PacketEncoder.HEAD), PacketEncoder.HEAD).stream()
                .flatMap(FieldNode::walk)
                .filter(node -> DICTIONARIES.contains(node.name()))
                .mapToInt(FieldNode::width)
                .sum();
        dictionaries += width;
        handshakes += width > 0 ? 1 : 0;
    }

    private static int utf8(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            length += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
        }
        return length;
    }
}
