package io.glassroom.client.filter;

import io.glassroom.client.filter.FilterFault.Problem;
import java.util.List;
import java.util.Optional;

/// Reads a filter text by recursive descent:
///
/// ```
/// filter  = [ or ]
/// or      = and { "||" and }
/// and     = not { "&&" not }
/// not     = { "!" } term
/// term    = "(" or ")" | flag | ( field | path ) [ operator value ]
/// ```
public final class FilterParser {

    private static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// @param text empty or blank for [Filter.All]
    /// @throws FilterException that says where and why
    public static Filter parse(String text) {
        var parser = new FilterParser(Token.split(text));
        if (parser.peek().kind() == Token.Kind.END) {
            return new Filter.All();
        }
        Filter filter = parser.or();
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw new FilterException(Problem.EXPECTED_LINK, rest.offset(), rest.width(), rest.text());
        }
        return filter;
    }

    private Filter or() {
        Filter left = and();
        while (skip(Token.Kind.OR)) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = not();
        while (skip(Token.Kind.AND)) {
            left = new Filter.And(left, not());
        }
        return left;
    }

    private Filter not() {
        if (++depth > MAX_DEPTH) {
            throw new FilterException(Problem.TOO_DEEP, peek().offset(), peek().width());
        }
        Filter filter = skip(Token.Kind.NOT) ? new Filter.Not(not()) : term();
        depth--;
        return filter;
    }

    private Filter term() {
        Token token = next();
        return switch (token.kind()) {
            case OPEN -> bracketed(token);
            case NAME -> named(token);
            case PATH -> path(token);
            case NUMBER, QUOTED, COMPARE, AND, OR, NOT, CLOSE, END ->
                throw new FilterException(Problem.EXPECTED_FIELD, token.offset(), token.width(), token.text());
        };
    }

    private Filter bracketed(Token open) {
        Filter inner = or();
        if (!skip(Token.Kind.CLOSE)) {
            throw new FilterException(Problem.OPEN_BRACKET, open.offset(), open.width());
        }
        return inner;
    }

    private Filter named(Token name) {
        for (FilterFlag flag : FilterFlag.values()) {
            if (flag.title().equalsIgnoreCase(name.text())) {
                return flag(flag);
            }
        }
        for (FilterField field : FilterField.values()) {
            if (field.title().equalsIgnoreCase(name.text())) {
                return compared(field);
            }
        }
        Optional<String> meant = Suggestion.nearest(name.text());
        throw meant.isPresent()
                ? new FilterException(
                        Problem.UNKNOWN_FIELD_SUGGEST, name.offset(), name.width(), name.text(), meant.get())
                : new FilterException(Problem.UNKNOWN_FIELD, name.offset(), name.width(), name.text());
    }

    private Filter flag(FilterFlag flag) {
        Token after = peek();
        if (operator(after).isPresent()) {
            throw new FilterException(Problem.FLAG_COMPARED, after.offset(), after.width(), flag.title());
        }
        return new Filter.Flag(flag);
    }

    private Filter path(Token token) {
        JsonPath path = JsonPath.parse(token.text())
                .orElseThrow(() -> new FilterException(Problem.BAD_PATH, token.offset(), token.width(), token.text()));
        Optional<Operator> operator = operator(peek());
        if (operator.isEmpty()) {
            return new Filter.PresentJson(path);
        }
        next();
        return new Filter.CompareJson(path, operator.get(), text(path.text(), next()));
    }

    private Filter compared(FilterField field) {
        Optional<Operator> operator = operator(peek());
        if (operator.isEmpty()) {
            return new Filter.Present(field);
        }
        next();
        Token value = next();
        return switch (field.kind()) {
            case NUMBER -> new Filter.CompareNumber(field, operator.get(), number(field, value));
            case TEXT -> new Filter.CompareText(field, operator.get(), text(field.title(), value));
        };
    }

    private static long number(FilterField field, Token value) {
        if (value.kind() != Token.Kind.NUMBER) {
            throw new FilterException(Problem.EXPECTED_NUMBER, value.offset(), value.width(), field.title());
        }
        return Long.decode(value.text().startsWith("0x") ? value.text() : Long.toString(Long.parseLong(value.text())));
    }

    private static String text(String compared, Token value) {
        return switch (value.kind()) {
            case QUOTED, NAME, NUMBER -> value.text();
            case PATH, COMPARE, AND, OR, NOT, OPEN, CLOSE, END ->
                throw new FilterException(Problem.EXPECTED_VALUE, value.offset(), value.width(), compared);
        };
    }

    private static Optional<Operator> operator(Token token) {
        for (Operator operator : Operator.values()) {
            if (operator.sign().equalsIgnoreCase(token.text())
                    && (token.kind() == Token.Kind.COMPARE || operator == Operator.CONTAINS)
                    && token.kind() != Token.Kind.QUOTED) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean skip(Token.Kind kind) {
        boolean there = peek().kind() == kind;
        if (there) {
            next();
        }
        return there;
    }
}
