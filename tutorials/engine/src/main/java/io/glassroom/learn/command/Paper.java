package io.glassroom.learn.command;

import io.glassroom.server.inspect.Screen;
import io.glassroom.server.inspect.Screen.Ink;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// What is written on: a terminal of a certain width, or a file. Breaks lines between words, and between Chinese
/// characters. For one thread at a time.
final class Paper {

    private static final int WIDEST = 100; // columns of a line of text that one likes to read
    private static final String NOT_FIRST = "，。、；：？！）》」』”’…"; // never begin a line
    private static final String NOT_LAST = "（《「『“‘"; // never end a line

    private final PrintWriter out;
    private final Screen screen;
    private final int width;

    Paper(PrintWriter out, Screen screen) {
        this.out = out;
        this.screen = screen;
        this.width = Math.min(WIDEST, screen.columns());
    }

    String paint(Ink ink, String text) {
        return screen.paint(ink, text);
    }

    /// Code within a sentence: coloured, or else in the quotes that Markdown has for it.
    String code(String text) {
        return screen.colours() ? paint(Ink.CYAN, text) : "`" + text + "`";
    }

    /// The name of something in the window, within a sentence: coloured, or else in quotes.
    String control(String name) {
        return screen.colours() || name.startsWith("“") ? name : "“" + name + "”";
    }

    void line(String text) {
        out.println(text);
    }

    void line() {
        out.println();
    }

    /// The same, broken into lines.
    ///
    /// @param first before the first line
    /// @param next before the others
    void wrapped(String first, String next, String text) {
        String head = first;
        for (String line : wrap(text, width - columns(first))) {
            out.println((head + line).stripTrailing());
            head = next;
        }
    }

    void flush() {
        out.flush();
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        int used = 0;
        for (String piece : pieces(text)) {
            int columns = columns(piece);
            if (piece.equals("\n")) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            } else if (used > 0 && used + columns(piece.stripTrailing()) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(piece);
                used = columns;
            } else {
                line.append(piece);
                used += columns;
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /// Parts between which a line may be broken: words with the space behind them, single Chinese characters.
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            String sign = Character.toString(points[i]);
            if (points[i] == '\n') {
                add(piece, pieces);
                pieces.add(sign);
                continue;
            }
            boolean wide = Screen.width(sign) == 2;
            boolean opened = i > 0 && NOT_LAST.indexOf(points[i - 1]) >= 0;
            if (wide && !piece.isEmpty() && !opened && !NOT_FIRST.contains(sign)) {
                add(piece, pieces);
            }
            piece.append(sign);
            boolean sticks = i + 1 < points.length && NOT_FIRST.indexOf(points[i + 1]) >= 0;
            if (points[i] == ' ' || wide && !sticks && !NOT_LAST.contains(sign)) {
                add(piece, pieces);
            }
        }
        add(piece, pieces);
        return pieces;
    }

    private static void add(StringBuilder piece, List<String> pieces) {
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
    }

    /// Without what only colours it.
    static int columns(String text) {
        return Screen.width(text.replaceAll("\u001b\\[\\d*m", ""));
    }
}
