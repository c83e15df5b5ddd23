package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.model.PacketKind;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.Optional;
import java.util.OptionalLong;

/// What a filter can compare.
public enum FilterField {
    LEN("len", Kind.NUMBER),
    PKT_NO("pkt.no", Kind.NUMBER),
    PKT_TYPE("pkt.type", Kind.TEXT),
    PKT_LEN("pkt.len", Kind.NUMBER),
    PKT_DIR("pkt.dir", Kind.TEXT),
    PKT_FROM("pkt.from", Kind.TEXT),
    PKT_TO("pkt.to", Kind.TEXT),
    PKT_USER("pkt.user", Kind.TEXT),
    PKT_CONN("pkt.conn", Kind.TEXT),
    PKT_NODE("pkt.node", Kind.TEXT),
    PKT_ROOM("pkt.room", Kind.TEXT),
    PKT_BODY("pkt.body", Kind.TEXT),
    MSG_TYPE("msg.type", Kind.TEXT),
    MSG_FLAG("msg.flag", Kind.NUMBER),
    MSG_ID("msg.id", Kind.NUMBER),
    MSG_ROUTE("msg.route", Kind.TEXT),
    MSG_ROUTE_CODE("msg.route.code", Kind.NUMBER),
    MSG_ROUTE_LEN("msg.route.len", Kind.NUMBER),
    MSG_BODY("msg.body", Kind.TEXT),
    MSG_RTT("msg.rtt", Kind.NUMBER);

    /// Decides which operators and literals a field takes.
    enum Kind {
        NUMBER,
        TEXT
    }

    private final String title;
    private final Kind kind;

    FilterField(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
    }

    /// As it is written in a filter.
    public String title() {
        return title;
    }

    Kind kind() {
        return kind;
    }

    /// The packet's number under this name; empty if it has none.
    OptionalLong number(CapturedPacket packet) {
        return switch (this) {
            case LEN -> OptionalLong.of(packet.length());
            case PKT_NO -> OptionalLong.of(packet.number());
            case PKT_LEN ->
                packet.length() < PacketEncoder.HEAD ? OptionalLong.empty() : OptionalLong.of(packet.bytes().u24(1));
            case MSG_FLAG -> wire(packet, Field.MESSAGE_FLAG);
            case MSG_ROUTE_CODE -> wire(packet, Field.ROUTE_CODE);
            case MSG_ROUTE_LEN -> wire(packet, Field.ROUTE_LENGTH);
            case MSG_ID -> packet.id() == 0 ? OptionalLong.empty() : OptionalLong.of(packet.id());
            case MSG_RTT -> packet.exchange().isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(packet.exchange().get().roundTrip().toMillis());
            case PKT_TYPE, PKT_DIR, PKT_FROM, PKT_TO, PKT_USER, PKT_CONN, PKT_NODE, PKT_ROOM, PKT_BODY, MSG_TYPE, MSG_ROUTE, MSG_BODY ->
                OptionalLong.empty();
        };
    }

    /// The packet's text under this name; empty if it has none.
    Optional<String> text(CapturedPacket packet) {
        return switch (this) {
            case PKT_TYPE -> Optional.of(packet.packet().title());
            case PKT_DIR -> Optional.of(packet.direction().name());
            case PKT_FROM -> Optional.of(packet.from());
            case PKT_TO -> Optional.of(packet.to());
            case PKT_USER -> Optional.of(packet.connection().name());
            case PKT_CONN -> Optional.of(packet.connection().id());
            case PKT_NODE -> Optional.of(packet.connection().node());
            case PKT_ROOM -> present(packet.connection().room());
            case PKT_BODY -> Optional.of(packet.bodyText());
            case MSG_TYPE -> Optional.ofNullable(packet.message()).map(MessageKind::title);
            case MSG_ROUTE -> packet.message() == null ? Optional.empty() : present(packet.route());
            case MSG_BODY -> packet.packet() == PacketKind.DATA ? Optional.of(packet.bodyText()) : Optional.empty();
            case LEN, PKT_NO, PKT_LEN, MSG_FLAG, MSG_ID, MSG_ROUTE_CODE, MSG_ROUTE_LEN, MSG_RTT -> Optional.empty();
        };
    }

    private static OptionalLong wire(CapturedPacket packet, Field field) {
        return packet.packet() == PacketKind.DATA ? packet.number(field) : OptionalLong.empty();
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
