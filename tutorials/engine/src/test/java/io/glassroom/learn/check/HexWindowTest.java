package io.glassroom.learn.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import org.junit.jupiter.api.Test;

class HexWindowTest {

    @Test
    void shortBytesAreShownWhole() {
        assertEquals(
                new HexWindow("04 00 12 34", "04 00 34 12", 6),
                HexWindow.of(Bytes.hex("04001234"), Bytes.hex("04003412"), 2));
    }

    @Test
    void whoEndsTooEarlySaysSo() {
        assertEquals(
                new HexWindow("03 00 00 00", "03 00 (end)", 6), HexWindow.of(Bytes.hex("03000000"), Bytes.hex("0300"), 2));
        assertEquals(
                new HexWindow("03 (end)", "03 00", 3), HexWindow.of(Bytes.hex("03"), Bytes.hex("0300"), 1));
    }

    @Test
    void longBytesAreShownAroundTheWrongOne() {
        byte[] expected = new byte[300];
        byte[] actual = new byte[300];
        actual[200] = 1;
        HexWindow window = HexWindow.of(Bytes.wrap(expected), Bytes.wrap(actual), 200);
        assertEquals("01", window.actual().substring(window.caret(), window.caret() + 2));
        assertEquals("00", window.expected().substring(window.caret(), window.caret() + 2));
        assertTrue(window.actual().length() < 80, window::actual);
        assertTrue(window.actual().startsWith("… ") && window.actual().endsWith(" …"), window::actual);
    }

    @Test
    void wrongByteAtTheEndIsInTheWindow() {
        byte[] expected = new byte[300];
        HexWindow window = HexWindow.of(Bytes.wrap(expected), Bytes.wrap(new byte[299]), 299);
        assertEquals("(end)", window.actual().substring(window.caret()));
    }
}
