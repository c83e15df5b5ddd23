package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.tap.Direction;
import java.util.Locale;

/// What a filter can ask in one word: `err`, `kick`.
public enum FilterFlag {
    HANDSHAKE,
    ACK,
    HEARTBEAT,
    DATA,
    KICK,
    REQUEST,
    NOTIFY,
    RESPONSE,
    PUSH,
    IN,
    OUT,
    ERR;

    /// As it is written in a filter.
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean matches(CapturedPacket packet) {
        return switch (this) {
            case HANDSHAKE -> packet.packet() == PacketKind.HANDSHAKE;
            case ACK -> packet.packet() == PacketKind.ACK;
            case HEARTBEAT -> packet.packet() == PacketKind.HEARTBEAT;
            case DATA -> packet.packet() == PacketKind.DATA;
            case KICK -> packet.packet() == PacketKind.KICK;
            case REQUEST -> packet.message() == MessageKind.REQUEST;
            case NOTIFY -> packet.message() == MessageKind.NOTIFY;
            case RESPONSE -> packet.message() == MessageKind.RESPONSE;
            case PUSH -> packet.message() == MessageKind.PUSH;
            case IN -> packet.direction() == Direction.IN;
            case OUT -> packet.direction() == Direction.OUT;
            case ERR -> packet.failed();
        };
    }
}
