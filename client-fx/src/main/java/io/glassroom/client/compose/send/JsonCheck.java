package io.glassroom.client.compose.send;

import io.glassroom.client.compose.send.JsonFault.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// One walk over a text that should be JSON. Gson tells where it stops in English sentences for programmers; a form
/// needs the place and the kind.
final class JsonCheck {

    private static final int DEEPEST = 200;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String in;
    private int at;

    JsonCheck(String in) {
        this.in = in;
    }

    Optional<JsonFault> run() {
        try {
            blanks();
            if (at == in.length()) {
                throw new Stop(at, Problem.EMPTY);
            }
            value(0);
            blanks();
            if (at < in.length()) {
                throw new Stop(at, Problem.MORE_BEHIND);
            }
            return Optional.empty();
        } catch (Stop stop) {
            return Optional.of(new JsonFault(stop.offset, stop.problem));
        }
    }

    private void value(int depth) {
        if (depth > DEEPEST) {
            throw new Stop(at, Problem.TOO_DEEP);
        }
        switch (peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> text();
            case '\'' -> throw new Stop(at, Problem.SINGLE_QUOTE);
            case ',', ':', '}', ']' -> throw new Stop(at, Problem.VALUE_EXPECTED);
            default -> word();
        }
    }

    private void members(int depth) {
        int start = at++;
        blanks();
        while (peek(start) != '}') {
            if (peek() == '\'') {
                throw new Stop(at, Problem.SINGLE_QUOTE);
            }
            if (peek() != '"') {
                throw new Stop(at, Problem.KEY_EXPECTED);
            }
            text();
            blanks();
            if (peek(start) != ':') {
                throw new Stop(at, Problem.COLON_EXPECTED);
            }
            at++;
            blanks();
            peek(start);
            value(depth + 1);
            comma(start, '}');
        }
        at++;
    }

    private void elements(int depth) {
        int start = at++;
        blanks();
        while (peek(start) != ']') {
            value(depth + 1);
            comma(start, ']');
        }
        at++;
    }

    private void comma(int start, char close) {
        blanks();
        if (peek(start) == close) {
            return;
        }
        int comma = at;
        if (peek() != ',') {
            throw new Stop(at, Problem.COMMA_EXPECTED);
        }
        at++;
        blanks();
        if (peek(start) == close) {
            throw new Stop(comma, Problem.TRAILING_COMMA);
        }
    }

    private void text() {
        int start = at++;
        while (true) {
            if (at >= in.length()) {
                throw new Stop(start, Problem.OPEN_TEXT);
            }
            char next = in.charAt(at);
            if (next == '"') {
                at++;
                return;
            }
            if (next < ' ') {
                throw new Stop(at, next == '\n' ? Problem.LINE_BREAK_IN_TEXT : Problem.BAD_ESCAPE);
            }
            if (next == '\\') {
                escape();
            }
            at++;
        }
    }

    private void escape() {
        int start = at++;
        char kind = at < in.length() ? in.charAt(at) : ' ';
        if (kind == 'u' && at + 4 < in.length() && in.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            at += 4;
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            throw new Stop(start, Problem.BAD_ESCAPE);
        }
    }

    private void word() {
        int start = at;
        while (at < in.length() && ",:{}[]\" \t\r\n".indexOf(in.charAt(at)) < 0) {
            at++;
        }
        String word = in.substring(start, at);
        if (!word.equals("true") && !word.equals("false") && !word.equals("null") && !NUMBER.matcher(word).matches()) {
            throw new Stop(
                    start, "+-.0123456789".indexOf(word.charAt(0)) < 0 ? Problem.UNKNOWN_WORD : Problem.BAD_NUMBER);
        }
    }

    private void blanks() {
        while (at < in.length() && " \t\r\n".indexOf(in.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= in.length()) {
            throw new Stop(at, Problem.VALUE_EXPECTED);
        }
        return in.charAt(at);
    }

    /// @param opened where the bracket is that would stay open if this were the end
    private char peek(int opened) {
        if (at >= in.length()) {
            throw new Stop(opened, Problem.UNCLOSED);
        }
        return in.charAt(at);
    }

    private static final class Stop extends RuntimeException {
        private final int offset;
        private final transient Problem problem;

        Stop(int offset, Problem problem) {
            super(null, null, false, false);
            this.offset = offset;
            this.problem = problem;
        }
    }
}
