package io.glassroom.client.compose.edit;

import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;

/// A packet to start from: one for each type of packet and of message. The names are those of the protocol.
public enum Template {
    REQUEST("Request", Preface.HANDSHAKE_AND_ACK),
    NOTIFY("Notify", Preface.HANDSHAKE_AND_ACK),
    HANDSHAKE("Handshake", Preface.NOTHING),
    ACK("HandshakeAck", Preface.HANDSHAKE),
    HEARTBEAT("Heartbeat", Preface.HANDSHAKE_AND_ACK),
    KICK("Kick", Preface.HANDSHAKE_AND_ACK),
    RESPONSE("Response", Preface.HANDSHAKE_AND_ACK),
    PUSH("Push", Preface.HANDSHAKE_AND_ACK);

    private final String title;
    private final Preface preface;

    Template(String title, Preface preface) {
        this.title = title;
        this.preface = preface;
    }

    /// Never translated.
    public String title() {
        return title;
    }

    /// After which it is in order.
    Preface preface() {
        return preface;
    }

    Bytes bytes() {
        return switch (this) {
            case REQUEST -> encode(new Message.Request(1, Route.of("Echo.Ping"), Bytes.utf8("{\"hello\":1}")));
            case NOTIFY -> encode(new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{\"name\":\"alice\",\"content\":\"hi\"}")));
            case HANDSHAKE -> RawTalk.introduction();
            case ACK -> PacketEncoder.encode(new Packet.HandshakeAck());
            case HEARTBEAT -> PacketEncoder.encode(new Packet.Heartbeat());
            case KICK -> PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"\"}")));
            case RESPONSE -> encode(new Message.Response(1, false, Bytes.utf8("{\"code\":0}")));
            case PUSH ->
                encode(new Message.Push(Route.of("onMessage"), Bytes.utf8("{\"name\":\"alice\",\"content\":\"hi\"}")));
        };
    }

    private static Bytes encode(Message message) {
        return MessageCodec.encodePacket(message, RouteDictionary.EMPTY);
    }
}
