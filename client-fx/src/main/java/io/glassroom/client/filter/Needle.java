package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is looked for in the packets, wherever in them it is.
public sealed interface Needle {

    /// How what is typed is to be read.
    enum Kind {
        /// Words, as they stand in the route and in the whole body, inflated if it is compressed.
        TEXT,
        /// Bytes, as they stand in the whole packet: `04 00 ?? 2d`, two digits or two question marks each.
        HEX,
        /// A value within the body: `$.content`, or a comparison with it.
        JSON
    }

    record Words(String text, boolean exact) implements Needle {}

    /// @param octets 0 to 255, or [#ANY]
    record Octets(List<Integer> octets) implements Needle {}

    record Value(Filter filter) implements Needle {}

    int ANY = -1;

    Pattern PAIR = Pattern.compile("(\\?\\?|[0-9a-fA-F]{2})\\s*");

    /// @param exact whether capitals matter in words
    /// @return empty for what cannot be read so
    static Optional<Needle> read(Kind kind, String typed, boolean exact) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT -> Optional.of(new Words(typed, exact));
            case HEX -> octets(typed.strip()).map(Octets::new);
            case JSON -> value(typed);
        };
    }

    default boolean isIn(CapturedPacket packet) {
        return switch (this) {
            case Words(String text, boolean exact) ->
                contains(packet.route(), text, exact) || contains(packet.bodyText(), text, exact);
            case Octets(List<Integer> octets) -> contains(packet.bytes(), octets);
            case Value(Filter filter) -> filter.matches(packet);
        };
    }

    private static Optional<List<Integer>> octets(String typed) {
        var octets = new ArrayList<Integer>();
        var pair = PAIR.matcher(typed);
        int at = 0;
        while (at < typed.length()) {
            if (!pair.region(at, typed.length()).lookingAt()) {
                return Optional.empty();
            }
            octets.add(pair.group(1).equals("??") ? ANY : Integer.parseInt(pair.group(1), 16));
            at = pair.end();
        }
        return Optional.of(List.copyOf(octets));
    }

    private static Optional<Needle> value(String typed) {
        try {
            return typed.stripLeading().startsWith("$")
                    ? Optional.of(new Value(FilterParser.parse(typed)))
                    : Optional.empty();
        } catch (FilterException e) {
            return Optional.empty();
        }
    }

    private static boolean contains(String text, String words, boolean exact) {
        return exact ? text.contains(words) : Operator.CONTAINS.holds(text, words);
    }

    private static boolean contains(Bytes bytes, List<Integer> octets) {
        int last = bytes.length() - octets.size();
        for (int start = 0; start <= last; start++) {
            int at = 0;
            while (at < octets.size() && (octets.get(at) == ANY || octets.get(at) == bytes.u8(start + at))) {
                at++;
            }
            if (at == octets.size()) {
                return true;
            }
        }
        return false;
    }
}
