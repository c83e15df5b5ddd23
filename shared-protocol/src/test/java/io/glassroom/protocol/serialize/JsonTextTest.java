package io.glassroom.protocol.serialize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void emojiInUtf8IsRead() {
        assertEquals("a😀b", decode("61 f0 9f 98 80 62"));
    }

    @Test
    void emojiInCesu8IsRead() {
        assertEquals("a😀b", decode("61 ed a0 bd ed b8 80 62"));
    }

    @Test
    void bothFormsMayStandSideBySide() {
        assertEquals("😀😀", decode("f0 9f 98 80 ed a0 bd ed b8 80"));
    }

    @Test
    void loneSurrogateIsReadAsItself() {
        assertEquals("\ud83d!", decode("ed a0 bd 21"));
    }

    @Test
    void charactersNextToTheSurrogatesAreRead() {
        assertEquals("\ud7ff\ue000", decode("ed 9f bf ee 80 80"));
    }

    @Test
    void malformedBytesBecomeReplacementCharacters() {
        assertEquals("a\ufffdb", decode("61 ff 62"));
        assertEquals("😀\ufffdb", decode("ed a0 bd ed b8 80 ff 62"));
    }

    @Test
    void textThatEndsInsideASurrogateIsRead() {
        assertTrue(decode("61 ed a0").startsWith("a\ufffd"));
        assertTrue(decode("ed a0 bd ed b8").startsWith("\ud83d\ufffd"));
    }

    @Test
    void chineseIsWrittenAsItIs() {
        assertEquals(Bytes.utf8("\"小明\""), JsonText.encode("\"小明\""));
    }

    @Test
    void emojiIsWrittenEscaped() {
        assertEquals("\"a\\uD83D\\uDE00b\"", JsonText.encode("\"a😀b\"").utf8());
    }

    @Test
    void loneSurrogateIsWrittenEscapedAndNotLost() {
        assertEquals("\"\\uD83D\"", JsonText.encode("\"\ud83d\"").utf8());
    }

    private static String decode(String hex) {
        return JsonText.decode(Bytes.hex(hex));
    }
}
