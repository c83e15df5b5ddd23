package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.Optional;
import java.util.OptionalLong;

/// A display filter. Parsed from text by [FilterParser], and printed back into text that parses to an equal value.
public sealed interface Filter {

    /// Lets everything through; the text of it is empty.
    record All() implements Filter {}

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter negated) implements Filter {}

    record Flag(FilterFlag flag) implements Filter {}

    /// The packet has this field at all.
    record Present(FilterField field) implements Filter {}

    record CompareNumber(FilterField field, Operator operator, long value) implements Filter {}

    record CompareText(FilterField field, Operator operator, String value) implements Filter {}

    /// The packet's JSON has a value there.
    record PresentJson(JsonPath path) implements Filter {}

    /// One of the values there compares so; as numbers, if both are whole ones.
    record CompareJson(JsonPath path, Operator operator, String value) implements Filter {}

    /// A packet without the field matches no comparison with it, not even `!=`.
    default boolean matches(CapturedPacket packet) {
        return switch (this) {
            case All() -> true;
            case And(Filter left, Filter right) -> left.matches(packet) && right.matches(packet);
            case Or(Filter left, Filter right) -> left.matches(packet) || right.matches(packet);
            case Not(Filter negated) -> !negated.matches(packet);
            case Flag(FilterFlag flag) -> flag.matches(packet);
            case Present(FilterField field) ->
                field.number(packet).isPresent() || field.text(packet).isPresent();
            case CompareNumber(FilterField field, Operator operator, long value) -> {
                OptionalLong number = field.number(packet);
                yield number.isPresent() && operator.holds(number.getAsLong(), value);
            }
            case CompareText(FilterField field, Operator operator, String value) -> {
                Optional<String> text = field.text(packet);
                yield text.isPresent() && operator.holds(text.get(), value);
            }
            case PresentJson(JsonPath path) -> !path.values(json(packet)).isEmpty();
            case CompareJson(JsonPath path, Operator operator, String value) ->
                path.values(json(packet)).stream().anyMatch(found -> operator.holdsForEither(found, value));
        };
    }

    /// Where JSON may be: the body of a message, else of the packet; empty for what has neither.
    private static String json(CapturedPacket packet) {
        return packet.length() > PacketEncoder.HEAD ? packet.bodyText() : "";
    }

    /// Both, where either may let everything through.
    default Filter and(Filter other) {
        return this instanceof All ? other : other instanceof All ? this : new And(this, other);
    }

    /// The text that parses to this.
    default String text() {
        return switch (this) {
            case All() -> "";
            case And(Filter left, Filter right) -> left.within(this) + " && " + right.within(this);
            case Or(Filter left, Filter right) -> left.within(this) + " || " + right.within(this);
            case Not(Filter negated) -> "!" + negated.within(this);
            case Flag(FilterFlag flag) -> flag.title();
            case Present(FilterField field) -> field.title();
            case CompareNumber(FilterField field, Operator operator, long value) ->
                field.title() + " " + operator.sign() + " " + value;
            case CompareText(FilterField field, Operator operator, String value) ->
                field.title() + " " + operator.sign() + " " + quoted(value);
            case PresentJson(JsonPath path) -> path.text();
            case CompareJson(JsonPath path, Operator operator, String value) ->
                path.text() + " " + operator.sign() + " " + (value.matches("\\d{1,18}") ? value : quoted(value));
        };
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String within(Filter parent) {
        boolean needsBrackets =
                switch (this) {
                    case All all -> false;
                    case And and -> parent instanceof Not;
                    case Or or -> !(parent instanceof Or);
                    case Not not -> false;
                    case Flag flag -> false;
                    case Present present -> false;
                    case CompareNumber compare -> parent instanceof Not;
                    case CompareText compare -> parent instanceof Not;
                    case PresentJson present -> false;
                    case CompareJson compare -> parent instanceof Not;
                };
        return needsBrackets ? "(" + text() + ")" : text();
    }
}
