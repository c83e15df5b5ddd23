package io.glassroom.protocol.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class BytesTest {

    private final Bytes bytes = Bytes.hex("00 01 ff 80 7f");

    @Test
    void integersAreUnsignedAndBigEndian() {
        assertEquals(255, bytes.u8(2));
        assertEquals(0x01ff, bytes.u16(1));
        assertEquals(0xff807f, bytes.u24(2));
    }

    @Test
    void nothingIsReadOutsideASlice() {
        Bytes slice = bytes.slice(1, 3);
        assertEquals(Bytes.hex("01 ff"), slice);
        assertThrows(IndexOutOfBoundsException.class, () -> slice.u8(2));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.u8(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.u16(1));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(0, 3));
        assertEquals(2, slice.toByteBuffer().capacity());
    }

    @Test
    void bytesWithTheSameContentAreEqualWhereverTheyLie() {
        Bytes same = Bytes.hex("aa 00 01 ff 80 7f aa").slice(1, 6);
        assertEquals(bytes, same);
        assertEquals(bytes.hashCode(), same.hashCode());
        assertNotEquals(bytes, bytes.from(1));
    }

    @Test
    void emptyBytesAreOneObject() {
        assertSame(Bytes.EMPTY, bytes.slice(2, 2));
        assertSame(Bytes.EMPTY, Bytes.wrap());
        assertSame(Bytes.EMPTY, Bytes.utf8(""));
    }

    @Test
    void copyDoesNotFollowItsOriginal() {
        byte[] original = {1};
        Bytes copy = Bytes.copyOf(original);
        original[0] = 2;
        assertEquals(1, copy.u8(0));
    }

    @Test
    void copyOfABufferTakesWhatRemains() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1);
        assertEquals(Bytes.hex("02 03"), Bytes.copyOf(buffer));
        assertEquals(0, buffer.remaining());
    }

    @Test
    void bufferCannotBeWrittenTo() {
        assertThrows(ReadOnlyBufferException.class, () -> bytes.toByteBuffer().put((byte) 1));
    }

    @Test
    void hexReadsWhatItWrites() {
        assertEquals("00 01 ff 80 7f", bytes.hex());
        assertEquals(bytes, Bytes.hex("0001FF\n80 7f"));
        assertThrows(IllegalArgumentException.class, () -> Bytes.hex("0"));
        assertThrows(IllegalArgumentException.class, () -> Bytes.hex("zz"));
    }

    @Test
    void longBytesAreShownInPart() {
        String shown = Bytes.wrap(new byte[33]).toString();
        assertEquals("00 ".repeat(32) + "… (33 bytes)", shown);
    }

    @Test
    void partOutsideTheArrayIsRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> Bytes.wrap(new byte[4], 2, 3));
    }
}
