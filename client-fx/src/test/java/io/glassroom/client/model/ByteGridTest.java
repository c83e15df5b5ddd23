package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByteGridTest {

    @Test
    void chineseStandsAtItsFirstByteAndTakesThePlaceOfThree() {
        ByteGrid grid = grid("你好");
        List<ByteGrid.Letter> letters = grid.letters(2);
        ByteGrid.Letter you = letters.stream().filter(letter -> letter.text().equals("你")).findFirst().orElseThrow();
        assertEquals(3, you.width());
        assertEquals(0xe4, grid.value(you.offset()));
    }

    @Test
    void characterAtTheEndOfARowIsCutToItsPartOfTheRow() {
        for (int pad = 0; pad < ByteGrid.COLUMNS; pad++) {
            ByteGrid grid = grid("x".repeat(pad) + "好");
            for (int row = 0; row < grid.rows(); row++) {
                int end = (row + 1) * ByteGrid.COLUMNS;
                assertTrue(grid.letters(row).stream().allMatch(letter -> letter.offset() + letter.width() <= end));
            }
        }
    }

    @Test
    void boxesOpenAndShutAtTheBordersOfFields() {
        ByteGrid grid = grid("hi");
        assertTrue(grid.opens(0) && grid.shuts(0), "type");
        assertTrue(grid.opens(1) && !grid.shuts(1) && grid.shuts(3), "length");
        assertFalse(grid.opens(8), "within the body");
        assertTrue(grid.shuts(grid.length() - 1), "the end");
    }

    @Test
    void headsAreNotSpelled() {
        ByteGrid grid = grid("hi");
        assertEquals("·", grid.letters(0).get(0).text());
        assertEquals("{", grid.letters(0).get(7).text());
    }

    private static ByteGrid grid(String content) {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", content, List.of());
        });
        CapturedPacket packet = Captures.last(capture);
        return ByteGrid.of(packet.bytes(), PacketTree.of(packet, capture));
    }
}
