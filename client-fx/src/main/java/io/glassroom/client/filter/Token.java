package io.glassroom.client.filter;

import java.util.ArrayList;
import java.util.List;

/// One word of a filter text.
///
/// @param text as it was written; for a quoted text its content
/// @param offset of its first character
/// @param width in characters, quotes included
record Token(Kind kind, String text, int offset, int width) {

    enum Kind {
        NAME,
        NUMBER,
        QUOTED,
        PATH,
        COMPARE,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        END
    }

    /// @throws FilterException for a character that belongs to no word, and a quoted text without an end
    static List<Token> split(String filter) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < filter.length()) {
            char first = filter.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
                continue;
            }
            Token token = read(filter, at, first);
            tokens.add(token);
            at += token.width;
        }
        tokens.add(new Token(Kind.END, "", filter.length(), 1));
        return tokens;
    }

    private static Token read(String filter, int at, char first) {
        String pair = filter.substring(at, Math.min(at + 2, filter.length()));
        return switch (pair) {
            case "&&" -> new Token(Kind.AND, pair, at, 2);
            case "||" -> new Token(Kind.OR, pair, at, 2);
            case "==", "!=", "<=", ">=" -> new Token(Kind.COMPARE, pair, at, 2);
            default ->
                switch (first) {
                    case '!' -> new Token(Kind.NOT, "!", at, 1);
                    case '(' -> new Token(Kind.OPEN, "(", at, 1);
                    case ')' -> new Token(Kind.CLOSE, ")", at, 1);
                    case '<', '>' -> new Token(Kind.COMPARE, String.valueOf(first), at, 1);
                    case '"' -> quoted(filter, at);
                    case '$' -> path(filter, at);
                    default -> word(filter, at);
                };
        };
    }

    private static Token quoted(String filter, int start) {
        var content = new StringBuilder();
        for (int at = start + 1; at < filter.length(); at++) {
            char next = filter.charAt(at);
            if (next == '"') {
                return new Token(Kind.QUOTED, content.toString(), start, at + 1 - start);
            }
            if (next == '\\' && at + 1 < filter.length()) {
                next = filter.charAt(++at);
            }
            content.append(next);
        }
        throw new FilterException(FilterFault.Problem.OPEN_QUOTE, start, filter.length() - start);
    }

    private static Token path(String filter, int start) {
        int end = start + 1;
        while (end < filter.length() && (isWordPart(filter.charAt(end)) || filter.charAt(end) == '[')) {
            end = filter.charAt(end) == '[' ? bracketEnd(filter, end) : end + 1;
        }
        return new Token(Kind.PATH, filter.substring(start, end), start, end - start);
    }

    /// Where the bracket that opens here is closed, quoted names respected; the end of the text if it is not.
    private static int bracketEnd(String filter, int open) {
        boolean quoted = false;
        for (int at = open + 1; at < filter.length(); at++) {
            char next = filter.charAt(at);
            if (quoted && next == '\\') {
                at++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ']' && !quoted) {
                return at + 1;
            }
        }
        return filter.length();
    }

    private static Token word(String filter, int start) {
        int end = start;
        while (end < filter.length() && isWordPart(filter.charAt(end))) {
            end++;
        }
        if (end == start) {
            throw new FilterException(
                    FilterFault.Problem.STRAY_CHARACTER, start, 1, filter.substring(start, start + 1));
        }
        String word = filter.substring(start, end);
        Kind kind = word.matches("\\d{1,18}|0x[0-9a-fA-F]{1,15}") ? Kind.NUMBER : Kind.NAME;
        return new Token(kind, word, start, end - start);
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '_' || letter == '-' || letter == '#';
    }
}
