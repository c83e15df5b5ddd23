package io.glassroom.client.learn;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.protocol.tap.Direction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a packet is, for somebody who sees the first of its kind: the text `learn.caption.KEY`.
enum Caption {
    HELLO,
    WELCOME,
    ACK,
    BEAT,
    BEAT_BACK,
    REQUEST,
    NOTIFY,
    RESPONSE,
    PUSH,
    KICK,
    UNKNOWN;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Caption of(CapturedPacket packet) {
        boolean in = packet.direction() == Direction.IN;
        return switch (packet.packet()) {
            case HANDSHAKE -> in ? HELLO : WELCOME;
            case ACK -> ACK;
            case HEARTBEAT -> in ? BEAT : BEAT_BACK;
            case DATA -> of(packet.message());
            case KICK -> KICK;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Caption of(@Nullable MessageKind kind) {
        return switch (kind) {
            case null -> UNKNOWN;
            case REQUEST -> REQUEST;
            case NOTIFY -> NOTIFY;
            case RESPONSE -> RESPONSE;
            case PUSH -> PUSH;
        };
    }
}
