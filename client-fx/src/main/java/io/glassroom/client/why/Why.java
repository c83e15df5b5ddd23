package io.glassroom.client.why;

import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.FlagBits;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.packet.Fault;
import java.util.Locale;
import java.util.Optional;

/// Why a field exists, in a few sentences.
///
/// @param key of the text
/// @param lesson that goes into it
public record Why(String key, Lesson lesson) {

    private static final String RESET = "onServiceReset"; // a gate pushes it to those whose node is gone

    /// @param packet that the field is of
    /// @param fault of that packet, if it has one
    public static Why of(FieldNode field, PacketKind packet, Optional<Fault> fault) {
        boolean route = field.kind() == FieldNode.Kind.ROUTE || field.kind() == FieldNode.Kind.ROUTE_CODE;
        if (route && field.value().contains(RESET)) {
            return new Why("why.route.reset", Lesson.ROOMS);
        }
        if (field.kind() == FieldNode.Kind.GENERATED && field.name().equals("between nodes")) {
            return new Why("why.between_nodes", Lesson.ROOMS);
        }
        return switch (field.kind()) {
            case BITS -> part(field);
            case LAYER ->
                field.offset() == 0
                        ? new Why(key(packet), lesson(packet))
                        : new Why(key(field.kind()), Lesson.MESSAGE_HEAD);
            case FAULT ->
                new Why(key(field.kind()), fault.map(broken -> Lesson.of(broken.rule())).orElse(Lesson.PACKET_HEAD));
            case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE,
                    MESSAGE_BODY, JSON, GENERATED ->
                new Why(key(field.kind()), Lesson.of(field.kind()));
        };
    }

    private static Why part(FieldNode field) {
        for (FlagBits part : FlagBits.values()) {
            if (part.title().equals(field.name())) {
                return new Why(key(part), part == FlagBits.ROUTE_CODE ? Lesson.ROUTE_COMPRESSION : Lesson.MESSAGE_HEAD);
            }
        }
        throw new IllegalArgumentException("the flag has no part called " + field.name());
    }

    private static Lesson lesson(PacketKind packet) {
        return switch (packet) {
            case HANDSHAKE, ACK -> Lesson.HANDSHAKE;
            case HEARTBEAT -> Lesson.HEARTBEAT;
            case DATA -> Lesson.FOUR_MESSAGES;
            case KICK -> Lesson.KICK;
            case UNKNOWN -> Lesson.PACKET_HEAD;
        };
    }

    static String key(FieldNode.Kind kind) {
        return "why.field." + kind.name().toLowerCase(Locale.ROOT);
    }

    static String key(FlagBits part) {
        return "why.bits." + part.name().toLowerCase(Locale.ROOT);
    }

    static String key(PacketKind packet) {
        return "why.packet." + packet.name().toLowerCase(Locale.ROOT);
    }
}
