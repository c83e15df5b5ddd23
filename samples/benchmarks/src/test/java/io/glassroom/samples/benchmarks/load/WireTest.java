package io.glassroom.samples.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    /// The worked bytes of protocol.md section 2.
    @Test
    void requestIsEncodedAsTheSpecificationSays() {
        byte[] head = Wire.messageHead(0, new byte[] {(byte) 0xAC, 0x02}, "Room.Join", 0);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] packet = Wire.packet(Target.Framing.TCP, Wire.DATA, Wire.join(head, body));

        assertArrayEquals(HexFormat.of().parseHex("0400000f00ac0209526f6f6d2e4a6f696e7b7d"), packet);
    }

    @Test
    void acceptIsThatOfTheRfcsExample() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Upgrade.accept("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 10, 0x2a, 0xdeadbeef, Integer.MAX_VALUE, -1})
    void numbersInBodiesAreHexadecimal(int number) {
        String text = new String(ByteBuffer.allocate(8).putLong(Body.hex(number)).array(), StandardCharsets.US_ASCII);

        assertEquals(HexFormat.of().toHexDigits(number), text);
        assertEquals(number, Body.unhex(Body.hex(number)));
    }

    @Test
    void bodiesHave64Bytes() {
        assertEquals(64, Body.TEMPLATE.length());
        assertEquals(64, Said.template().length);
    }

    @Test
    void aBodyWithOneOtherByteDoesNotMatch() {
        Body body = new Body();
        for (int i = 0; i < Body.LENGTH; i++) {
            ByteBuffer bytes = ByteBuffer.allocate(Body.LENGTH).put(Body.TEMPLATE.getBytes(StandardCharsets.US_ASCII));
            assertTrue(body.matches(bytes, 0, Body.LENGTH, Body.hex(0), 0));
            bytes.put(i, (byte) (bytes.get(i) ^ 1));
            assertEquals(false, body.matches(bytes, 0, Body.LENGTH, Body.hex(0), 0), "byte " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ws://8.8.8.8:80/", "ws://0.0.0.0:80/", "wss://127.0.0.1:80/", "ws://127.0.0.1/", "127.0.0.1", "ws://:1/", "::"
    })
    void urlsThatCannotBeUsedAreRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> Target.parse(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:3250/ws", "ws://localhost:3250", "ws://[::1]:3250/", "tcp://127.9.9.9:1"})
    void loopbackUrlsAreAccepted(String url) {
        assertTrue(Target.parse(url).address().getAddress().isLoopbackAddress());
    }

    @Test
    void theDictionaryIsReadFromTheHandshake() {
        Terms terms = Terms.parse("""
                {"code":200, "sys":{"heartbeat": 30, "dict":{"Room.Join":2,"Echo.Ping":1}},"user":{}}""");

        assertEquals(30, terms.heartbeatSeconds());
        assertEquals(1, terms.code("Echo.Ping"));
        assertEquals(0, terms.code("Room.Message"));
    }

    @Test
    void aRefusedHandshakeIsSaid() {
        assertThrows(LoadException.class, () -> Terms.parse("{\"code\":501}"));
    }
}
