package io.glassroom.learn.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.inspect.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void linesBreakBetweenWords() {
        assertEquals(List.of("one two ", "three"), Paper.wrap("one two three", 8));
    }

    @Test
    void chineseBreaksAnywhereButNotBeforeAComma() {
        assertEquals(List.of("长度占", "三个，", "高位在", "前。"), Paper.wrap("长度占三个，高位在前。", 6));
    }

    @Test
    void openingBracketStaysWithWhatFollows() {
        assertEquals(List.of("数据块", "（chunk）", "到了"), Paper.wrap("数据块（chunk）到了", 9));
    }

    @Test
    void coloursTakeNoRoom() {
        assertEquals(3, Paper.columns("\u001b[31mred\u001b[0m"));
    }

    @Test
    void textOfALessonIsReadable() {
        assertEquals(
                """
                  A packet has a head:

                      04 00 00 02

                  1. first
                     line

                  2. second, in “the list”, on “its card”

                """,
                printed("""
                        A *packet* has a **head**:

                        ```packet
                        04 00 00 02
                        ```

                        1. first\\
                           line
                        2. second, in [the list](control:packets), on “[its card](control:gallery)”
                        """));
    }

    @Test
    void boldWordsAreBold() {
        var text = new StringWriter();
        new MarkdownPrinter(new Paper(new PrintWriter(text), new Screen(80, true)))
                .print(Parser.builder().build().parse("**You should see** four"));
        assertTrue(text.toString().contains("\u001b[1mYou\u001b[0m \u001b[1mshould\u001b[0m"), text::toString);
    }

    private static String printed(String markdown) {
        var text = new StringWriter();
        new MarkdownPrinter(new Paper(new PrintWriter(text), new Screen(80, false)))
                .print(Parser.builder().build().parse(markdown));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
