package io.glassroom.client.compose.send;

import java.util.Optional;

/// The first place where a text stops being JSON (RFC 8259), and what belongs there.
///
/// @param offset characters from the start
/// @param problem what is wrong
public record JsonFault(int offset, Problem problem) {

    /// What can be wrong; each has a sentence that says what to do.
    public enum Problem {
        EMPTY,
        VALUE_EXPECTED,
        KEY_EXPECTED,
        COLON_EXPECTED,
        COMMA_EXPECTED,
        TRAILING_COMMA,
        OPEN_TEXT,
        BAD_ESCAPE,
        LINE_BREAK_IN_TEXT,
        SINGLE_QUOTE,
        UNKNOWN_WORD,
        BAD_NUMBER,
        UNCLOSED,
        MORE_BEHIND,
        TOO_DEEP
    }

    /// Empty if the text is JSON.
    public static Optional<JsonFault> in(String text) {
        return new JsonCheck(text).run();
    }

    /// Counted from 1.
    public int line(String text) {
        return (int) text.substring(0, Math.min(offset, text.length())).chars().filter(each -> each == '\n').count() + 1;
    }

    /// Counted from 1, in characters.
    public int column(String text) {
        return Math.min(offset, text.length()) - text.lastIndexOf('\n', Math.min(offset, text.length()) - 1);
    }
}
