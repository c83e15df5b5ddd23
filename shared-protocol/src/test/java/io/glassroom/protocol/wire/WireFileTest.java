package io.glassroom.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.wire.WireFile.Block;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireFileTest {

    @Test
    void blankLinesSeparateBlocks() {
        assertEquals(List.of("a", "b"), read("name: a\n\n\nname: b\n").stream().map(block -> block.get("name")).toList());
    }

    @Test
    void bytesOfSeveralLinesAreJoinedAndTheirRemarksLeftOut() {
        Block block = read("name: a\nbytes: 04 00 # head\nbytes: 00 01\n").getFirst();
        assertEquals(Bytes.hex("04 00 00 01"), block.bytes("bytes"));
    }

    @Test
    void aHashSignInAnotherValueIsNoRemark() {
        assertEquals("{\"room\":\"#1\"}", read("name: a\nbody: {\"room\":\"#1\"}\n").getFirst().get("body"));
    }

    @Test
    void remarksInsideABlockAreSkipped() {
        assertEquals(Optional.of("2"), read("name: a\n# why\nid: 2\n").getFirst().find("id"));
    }

    @Test
    void aValueMayContainColons() {
        assertEquals("{\"code\":0}", read("name: a\nbody: {\"code\":0}\n").getFirst().get("body"));
    }

    @Test
    void aLineWithoutAKeyIsRefusedByNumber() {
        assertEquals("x.wire line 2 is not `key: value`", refusal("name: a\nno key\n"));
    }

    @Test
    void aBlockThatDoesNotBeginWithItsNameIsRefused() {
        assertEquals("x.wire line 1 begins a block with bytes instead of name", refusal("bytes: 00\n"));
    }

    @Test
    void aNameThatOccursTwiceIsRefused() {
        assertEquals("x.wire line 3 names a second a", refusal("name: a\n\nname: a\n"));
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() {
        assertEquals("x.wire line 3 gives id a second time", refusal("name: a\nid: 1\nid: 2\n"));
    }

    @Test
    void aMissingKeyIsNamedWithItsBlock() {
        Block block = read("\nname: a\n").getFirst();
        var refusal = assertThrows(IllegalArgumentException.class, () -> block.get("bytes"));
        assertEquals("x.wire line 2: bytes is missing", refusal.getMessage());
    }

    @Test
    void bytesThatAreNotHexadecimalAreRefusedWithTheirBlock() {
        Block block = read("name: a\nbytes: 0g\n").getFirst();
        var refusal = assertThrows(IllegalArgumentException.class, () -> block.bytes("bytes"));
        assertEquals("x.wire line 1: bytes is not hexadecimal", refusal.getMessage().substring(0, 39));
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    }

    private static List<Block> read(String text) {
        try {
            return WireFile.read("x.wire", new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError("a string can be read", e);
        }
    }
}
