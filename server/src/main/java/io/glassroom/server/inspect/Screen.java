package io.glassroom.server.inspect;

import java.util.Map;

/// What is known of the screen that lines are written for.
///
/// @param columns that fit in a line
/// @param colours whether it understands ANSI colours
public record Screen(int columns, boolean colours) {

    /// Colours, never the only sign of anything: each goes with a glyph and a word.
    public enum Ink {
        PLAIN(""),
        FAINT("2"),
        BOLD("1"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34"),
        MAGENTA("35"),
        CYAN("36");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private static final Map<Integer, Integer> WIDE = Map.ofEntries( // first and last code point of two columns
            Map.entry(0x1100, 0x115f),
            Map.entry(0x2e80, 0x303e),
            Map.entry(0x3041, 0xa4cf),
            Map.entry(0xac00, 0xd7a3),
            Map.entry(0xf900, 0xfaff),
            Map.entry(0xfe30, 0xfe6f),
            Map.entry(0xff00, 0xff60),
            Map.entry(0xffe0, 0xffe6),
            Map.entry(0x1f300, 0x1f64f),
            Map.entry(0x1f680, 0x1f6ff),
            Map.entry(0x1f900, 0x1f9ff),
            Map.entry(0x20000, 0x3fffd));

    public Screen {
        if (columns < 40) {
            throw new IllegalArgumentException("screen has " + columns + " columns, at least 40");
        }
    }

    /// The text in this ink, if the screen understands colours.
    public String paint(Ink ink, String text) {
        return colours && ink != Ink.PLAIN && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    /// The text in exactly so many columns: filled up with spaces, or cut with an ellipsis.
    static String fit(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - width(cut));
    }

    static String right(String text, int columns) {
        String cut = cut(text, columns);
        return " ".repeat(columns - width(cut)) + cut;
    }

    /// The text in at most so many columns.
    static String cut(String text, int columns) {
        if (text.length() * 2 <= columns || width(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            used += width(point);
            if (used > columns - 1) {
                break;
            }
            kept.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return kept.append('…').toString();
    }

    /// Columns that the text takes: Chinese characters and emoji take two, accents that stand over another none.
    public static int width(String text) {
        return text.codePoints().map(Screen::width).sum();
    }

    /// The text with a dot for everything that a terminal would obey instead of showing: what clients send must not
    /// move the cursor or turn the line around.
    public static String harmless(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE -> shown.append('·');
                default -> shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = WIDE.entrySet().stream().anyMatch(range -> range.getKey() <= point && point <= range.getValue());
        return wide ? 2 : 1;
    }
}
