package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.server.inspect.Screen.Ink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    @ParameterizedTest
    @CsvSource({"abc, 3", "'', 0", "你好, 4", "a你b, 4", "😀, 2", "é, 1", "e\u0301, 1", "한글, 4", "→, 1", "▣, 1"})
    void widthIsWhatATerminalShows(String text, int columns) {
        assertEquals(columns, Screen.width(text));
    }

    @ParameterizedTest
    @CsvSource({"abc, 5, 'abc  '", "abcdef, 5, abcd…", "你好吗, 6, 你好吗", "你好吗, 5, 你好…", "你好吗, 4, '你… '", "'', 2, '  '"})
    void fittedTextHasExactlyTheColumns(String text, int columns, String fitted) {
        assertEquals(fitted, Screen.fit(text, columns));
    }

    @Test
    void numbersStandOnTheRight() {
        assertEquals("   42", Screen.right("42", 5));
    }

    @Test
    void whatATerminalWouldObeyIsADot() {
        assertEquals("a·[2Jb·c·d", Screen.harmless("a\u001b[2Jb\nc\u202ed"));
    }

    @Test
    void emojiAndChineseAreHarmless() {
        assertEquals("你好 😀", Screen.harmless("你好 😀"));
    }

    @Test
    void colourIsLeftOutWhereItIsNotUnderstood() {
        assertEquals("x", new Screen(80, false).paint(Ink.RED, "x"));
        assertEquals("\u001b[31mx\u001b[0m", new Screen(80, true).paint(Ink.RED, "x"));
    }
}
