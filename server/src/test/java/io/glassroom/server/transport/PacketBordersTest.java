package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketBordersTest {

    private static final Bytes TWO = Bytes.hex("04000002aabb03000000");

    private final List<String> pieces = new ArrayList<>();

    private void piece(Bytes piece, boolean begins, boolean ends) {
        pieces.add((begins ? "[" : "") + piece.hex().replace(" ", "") + (ends ? "]" : ""));
    }

    @Test
    void aChunkIsCutIntoItsPackets() {
        new PacketBorders(Bytes.EMPTY).cut(TWO, this::piece);
        assertEquals(List.of("[04000002aabb]", "[03000000]"), pieces);
    }

    @Test
    void bordersAreFoundAtAllSplitPoints() {
        for (int at = 1; at < TWO.length(); at++) {
            pieces.clear();
            var borders = new PacketBorders(Bytes.EMPTY);
            borders.cut(TWO.slice(0, at), this::piece);
            borders.cut(TWO.from(at), this::piece);
            assertEquals("[04000002aabb][03000000]", String.join("", pieces));
        }
    }

    @Test
    void aPacketThatHasBegunIsKnown() {
        var borders = new PacketBorders(TWO.slice(0, 5));
        borders.cut(TWO.from(5), this::piece);
        assertEquals(List.of("bb]", "[03000000]"), pieces);
    }

    @Test
    void whatBeginsNoPacketHasNoBorders() {
        var borders = new PacketBorders(Bytes.EMPTY);
        borders.cut(Bytes.hex("03000000ff01"), this::piece);
        borders.cut(TWO, this::piece);
        assertEquals(List.of("[03000000]", "ff01", "04000002aabb03000000"), pieces);
    }
}
