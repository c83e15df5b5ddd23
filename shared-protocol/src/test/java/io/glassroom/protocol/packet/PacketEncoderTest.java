package io.glassroom.protocol.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.wire.WireVector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketEncoderTest {

    static List<WireVector> vectors() {
        return WireVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void encoderWritesTheGoldenBytes(WireVector vector) {
        assertEquals(vector.bytes(), PacketEncoder.encode(vector.packet()));
    }

    @Test
    void lengthIsBigEndian() {
        Bytes packet = PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[0x010203])));
        assertEquals(Bytes.hex("04 01 02 03"), packet.slice(0, 4));
    }

    @Test
    void largestBodyIsWritten() {
        Bytes packet = PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[PacketEncoder.MAX_BODY])));
        assertEquals(Bytes.hex("04 ff ff ff"), packet.slice(0, 4));
    }

    @Test
    void oneByteMoreIsRefusedInsteadOfWrapped() {
        var body = Bytes.wrap(new byte[PacketEncoder.MAX_BODY + 1]);
        var refusal = assertThrows(PacketTooLargeException.class, () -> PacketEncoder.encode(new Packet.Data(body)));
        assertEquals("body is 16777216 bytes, at most 16777215", refusal.getMessage());
    }
}
