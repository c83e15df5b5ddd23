package io.glassroom.client.why;

import io.glassroom.client.model.FieldNode;
import io.glassroom.protocol.packet.Rule;
import java.util.Locale;

/// The lessons that a field or a broken rule points to, by their number. Its name is the text `lesson.` and the
/// constant in lower case.
public enum Lesson {
    FIRST_MINUTE,
    PACKET_HEAD,
    HANDSHAKE,
    HEARTBEAT,
    MESSAGE_HEAD,
    FOUR_MESSAGES,
    ROUTE_COMPRESSION,
    ROOMS,
    KICK;

    /// As the list of lessons counts, from 0.
    public int number() {
        return ordinal();
    }

    /// The key of its name.
    public String key() {
        return "lesson." + name().toLowerCase(Locale.ROOT);
    }

    /// The lesson about a kind of field.
    public static Lesson of(FieldNode.Kind kind) {
        return switch (kind) {
            case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY -> PACKET_HEAD;
            case MESSAGE_FLAG, MESSAGE_ID, BITS, MESSAGE_BODY -> MESSAGE_HEAD;
            case ROUTE_LENGTH, ROUTE, ROUTE_CODE -> ROUTE_COMPRESSION;
            case LAYER, JSON -> FIRST_MINUTE;
            case GENERATED -> FOUR_MESSAGES;
            case FAULT -> PACKET_HEAD;
        };
    }

    /// The lesson about a rule.
    public static Lesson of(Rule rule) {
        return switch (rule) {
            case PACKET_TYPE, PACKET_LENGTH, PACKET_INCOMPLETE, TEXT_MESSAGE -> PACKET_HEAD;
            case PACKET_ORDER, SECOND_HANDSHAKE, HANDSHAKE_BODY, HANDSHAKE_TIMEOUT -> HANDSHAKE;
            case HEARTBEAT_TIMEOUT -> HEARTBEAT;
            case KICK_BODY -> KICK;
            case MESSAGE_TYPE, MESSAGE_FLAG, MESSAGE_TRUNCATED, MESSAGE_ID, BODY_ZLIB, BODY_LENGTH -> MESSAGE_HEAD;
            case MESSAGE_DIRECTION, RESPONSE_UNASKED, REQUEST_ID_ZERO, BODY_UNREADABLE -> FOUR_MESSAGES;
            case ROUTE_TEXT, ROUTE_UNKNOWN -> ROUTE_COMPRESSION;
        };
    }
}
