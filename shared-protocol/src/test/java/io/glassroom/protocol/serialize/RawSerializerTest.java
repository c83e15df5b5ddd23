package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.packet.Bytes;
import org.junit.jupiter.api.Test;

class RawSerializerTest {

    private final RawSerializer raw = new RawSerializer();
    private final Bytes bytes = Bytes.hex("00 ff");

    @Test
    void bytesPassUntouched() {
        assertSame(bytes, raw.read(bytes, Bytes.class));
        assertSame(bytes, raw.write(bytes));
    }

    @Test
    void arraysAreCopied() {
        byte[] array = bytes.toArray();
        Bytes written = raw.write(array);
        array[0] = 1;
        assertEquals(bytes, written);
        assertArrayEquals(bytes.toArray(), raw.<byte[]>read(bytes, byte[].class));
    }

    @Test
    void anythingElseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> raw.write("text"));
        assertThrows(UnreadableBodyException.class, () -> raw.read(bytes, String.class));
    }
}
