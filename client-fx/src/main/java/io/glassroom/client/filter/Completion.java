package io.glassroom.client.filter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.model.PacketRing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a filter text may go on where somebody is writing it.
///
/// @param text what is put in
/// @param kind what it is
/// @param example what the newest packet that has it has there; empty if none has
/// @param from first character that is replaced
/// @param to behind the last character that is replaced
public record Completion(String text, Kind kind, String example, int from, int to) {

    private static final int LOOKED_AT = 2_000; // newest packets that examples are taken from
    private static final int PARSED = 100; // of these, bodies that are read for their members
    private static final int LONGEST = 60; // characters of an example
    private static final int MOST = 40;

    /// Each has a name in the resource bundles under `completion.` and its name.
    public enum Kind {
        NUMBER,
        TEXT,
        FLAG,
        /// A value within a JSON body.
        JSON,
        OPERATOR,
        /// To compare with.
        VALUE
    }

    /// What may stand where the caret is.
    ///
    /// @param caret index in the text
    public static List<Completion> at(String text, int caret, PacketRing packets) {
        int from = caret;
        while (from > 0 && isPart(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, caret);
        Optional<Place> place = place(text.substring(0, from));
        int start = from;
        return place.stream()
                .flatMap(where -> switch (where) {
                    case Place.Term() -> terms(word, start, caret, packets);
                    case Place.Compare(Query left) -> operators(left, word, start, caret);
                    case Place.Compared(Query left) -> values(left, word, start, caret, packets);
                })
                .limit(MOST)
                .toList();
    }

    /// The whole text with this put in, and where the caret is then.
    public String into(String whole) {
        return whole.substring(0, from) + text + whole.substring(to);
    }

    /// What the grammar asks for next.
    private sealed interface Place {

        record Term() implements Place {}

        record Compare(Query left) implements Place {}

        record Compared(Query left) implements Place {}
    }

    private static Optional<Place> place(String before) {
        List<Token> tokens;
        try {
            tokens = Token.split(before);
        } catch (FilterException e) {
            return Optional.empty(); // within a quoted text
        }
        Optional<Token> last = token(tokens, 1);
        if (last.isEmpty()) {
            return Optional.of(new Place.Term());
        }
        return switch (last.get().kind()) {
            case AND, OR, NOT, OPEN -> Optional.of(new Place.Term());
            case NAME, PATH -> last.get().text().equalsIgnoreCase(Operator.CONTAINS.sign())
                    ? token(tokens, 2).flatMap(left -> Query.parse(left.text())).map(Place.Compared::new)
                    : Query.parse(last.get().text()).map(Place.Compare::new);
            case COMPARE -> token(tokens, 2).flatMap(left -> Query.parse(left.text())).map(Place.Compared::new);
            case NUMBER, QUOTED, CLOSE, END -> Optional.empty();
        };
    }

    /// @param back 1 for the last, the end not counted
    private static Optional<Token> token(List<Token> tokens, int back) {
        int index = tokens.size() - 1 - back;
        return index < 0 ? Optional.empty() : Optional.of(tokens.get(index));
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '_' || letter == '-' || letter == '$';
    }

    private static Stream<Completion> terms(String word, int from, int to, PacketRing packets) {
        if (word.startsWith("$")) {
            return members(packets).entrySet().stream()
                    .filter(member -> begins(member.getKey(), word))
                    .map(member -> new Completion(member.getKey(), Kind.JSON, member.getValue(), from, to));
        }
        Stream<Completion> fields = Arrays.stream(FilterField.values())
                .filter(field -> begins(field.title(), word) || begins(field.title().substring(field.title().indexOf('.') + 1), word))
                .map(field -> new Completion(field.title(), kind(field), example(new Query.Named(field), packets), from, to));
        Stream<Completion> flags = Arrays.stream(FilterFlag.values())
                .filter(flag -> begins(flag.title(), word))
                .map(flag -> new Completion(flag.title(), Kind.FLAG, "", from, to));
        return Stream.concat(fields, flags).filter(completion -> !completion.text.equals(word));
    }

    private static Stream<Completion> operators(Query left, String word, int from, int to) {
        boolean number = left instanceof Query.Named(FilterField field) && field.kind() == FilterField.Kind.NUMBER;
        return Arrays.stream(Operator.values())
                .filter(operator -> begins(operator.sign(), word))
                .filter(operator -> !number || operator != Operator.CONTAINS)
                .map(operator -> new Completion(operator.sign() + " ", Kind.OPERATOR, "", from, to));
    }

    private static Stream<Completion> values(Query left, String word, int from, int to, PacketRing packets) {
        boolean number = left instanceof Query.Named(FilterField field) && field.kind() == FilterField.Kind.NUMBER;
        Set<String> values = new LinkedHashSet<>();
        for (int i = packets.size() - 1; i >= Math.max(0, packets.size() - LOOKED_AT) && values.size() < MOST; i--) {
            left.value(packets.get(i)).filter(value -> value.length() <= LONGEST).ifPresent(values::add);
        }
        return values.stream()
                .filter(value -> begins(value, word))
                .map(value -> number ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .map(value -> new Completion(value, Kind.VALUE, "", from, to));
    }

    private static Kind kind(FilterField field) {
        return switch (field.kind()) {
            case NUMBER -> Kind.NUMBER;
            case TEXT -> Kind.TEXT;
        };
    }

    private static String example(Query query, PacketRing packets) {
        for (int i = packets.size() - 1; i >= Math.max(0, packets.size() - LOOKED_AT); i--) {
            Optional<String> value = query.value(packets.get(i)).filter(text -> !text.isEmpty());
            if (value.isPresent()) {
                String text = value.get();
                return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
            }
        }
        return "";
    }

    /// The outermost members of the newest bodies, with a value of each.
    private static Map<String, String> members(PacketRing packets) {
        Map<String, String> members = new LinkedHashMap<>();
        int parsed = 0;
        for (int i = packets.size() - 1; i >= 0 && parsed < PARSED; i--) {
            CapturedPacket packet = packets.get(i);
            if (packet.packet() == PacketKind.DATA || packet.packet() == PacketKind.HANDSHAKE) {
                parsed++;
                object(packet.bodyText()).ifPresent(body -> body.entrySet().forEach(member -> {
                    String path = new JsonPath(List.of(new JsonPath.Step.Member(member.getKey()))).text();
                    members.putIfAbsent(path, shortened(member.getValue()));
                }));
            }
        }
        return members;
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static String shortened(JsonElement value) {
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static boolean begins(String whole, String start) {
        return whole.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
    }
}
