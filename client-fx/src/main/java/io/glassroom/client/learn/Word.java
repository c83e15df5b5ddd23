package io.glassroom.client.learn;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.packet.Field;
import java.util.Locale;
import java.util.function.Predicate;

/// The words of the protocol that a newcomer needs, in the order in which they meet them. Each is explained by the
/// texts `learn.word.KEY` and shown in a packet of the capture.
public enum Word {
    HANDSHAKE(packet -> packet.packet() == PacketKind.HANDSHAKE),
    ACK(packet -> packet.packet() == PacketKind.ACK),
    HEARTBEAT(packet -> packet.packet() == PacketKind.HEARTBEAT),
    REQUEST(packet -> packet.message() == MessageKind.REQUEST),
    RESPONSE(packet -> packet.message() == MessageKind.RESPONSE),
    NOTIFY(packet -> packet.message() == MessageKind.NOTIFY),
    PUSH(packet -> packet.message() == MessageKind.PUSH),
    ROUTE_CODE(packet -> packet.message() != null && packet.number(Field.ROUTE_CODE).isPresent()),
    KICK(packet -> packet.packet() == PacketKind.KICK),
    BROKEN_RULE(CapturedPacket::failed);

    private final Predicate<CapturedPacket> shows;

    Word(Predicate<CapturedPacket> shows) {
        this.shows = shows;
    }

    /// As texts and ids call it: `route-code`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isShownBy(CapturedPacket packet) {
        return shows.test(packet);
    }
}
