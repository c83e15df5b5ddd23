package io.glassroom.client.live;

import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.FlagBits;
import io.glassroom.client.text.Texts;
import io.glassroom.client.why.RuleTexts;
import io.glassroom.protocol.packet.Rule;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a field is written in a row and under the mouse.
public final class FieldTexts {

    private static final int LONGEST = 600; // characters of a value under the mouse

    private FieldTexts() {}

    /// The name of the protocol, which stays English, with a gloss where the language has one.
    static String name(FieldNode field, Texts texts) {
        return switch (field.kind()) {
            case JSON -> field.name();
            case FAULT -> texts.get("field.fault");
            case LAYER, GENERATED, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH,
                    ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                texts.get("field." + field.name().replace(' ', '-'));
        };
    }

    /// What its row says: in brackets if it is not on the wire.
    static String value(FieldNode field, Texts texts) {
        String said = said(field, texts);
        return field.kind() == FieldNode.Kind.GENERATED ? "[" + said + "]" : said;
    }

    /// Its value, with words in the person's language.
    public static String said(FieldNode field, Texts texts) {
        return switch (field.kind()) {
            case PACKET_BODY, MESSAGE_BODY -> texts.get("field.said.bytes", field.width());
            case BITS -> switch (field.value()) {
                case FlagBits.NO -> texts.get("explain.no");
                case FlagBits.YES -> texts.get("explain.yes");
                default -> field.value(); // a type
            };
            case FAULT -> RuleTexts.of(Rule.valueOf(field.name()), texts) + " " + field.value(); // the decoder's words
            case LAYER, JSON, GENERATED, PACKET_TYPE, PACKET_LENGTH, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE,
                    ROUTE_CODE ->
                field.phrase()
                        .map(phrase -> texts.get(phrase.key(), phrase.details().toArray()))
                        .orElse(field.value());
        };
    }

    /// First and last byte, counted from 0; empty for what has none.
    static String range(FieldNode field) {
        return switch (field.width()) {
            case 0 -> "";
            case 1 -> Integer.toString(field.offset());
            default -> field.offset() + "–" + (field.end() - 1);
        };
    }

    /// All that the row says, and what it had no room for.
    static String all(FieldNode field, Texts texts) {
        String value = value(field, texts);
        String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        String place = Stream.of(field.filter(), range(field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("   "));
        return Stream.of(name(field, texts), shown, place).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }
}
