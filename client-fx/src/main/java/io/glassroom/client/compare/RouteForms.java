package io.glassroom.client.compare;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One message in both forms: with its route's name, and with its route's code. Both are written by the codec that the
/// server runs.
///
/// @param route its name
/// @param code its code
/// @param named the packet with the name
/// @param coded the packet with the code
/// @param sentCoded which of the two was on the wire
public record RouteForms(String route, int code, Form named, Form coded, boolean sentCoded) {

    /// A packet up to its body.
    ///
    /// @param length bytes of the whole packet
    /// @param body bytes of the message's body, the same in both forms
    public record Form(List<Octet> head, int length, int body) {
        public Form {
            head = List.copyOf(head);
        }
    }

    /// A byte of the head.
    ///
    /// @param differs whether the other form has no such byte: it belongs to the route
    public record Octet(int value, Field field, boolean differs) {}

    /// Empty if the packet is no message with a route for which its connection has a code.
    static Optional<RouteForms> of(CapturedPacket packet) {
        Dissection dissection = packet.dissect();
        RouteDictionary dictionary = packet.dictionary();
        int code = dictionary.codeOf(packet.route());
        if (code == 0 || dissection.message().isEmpty() || dissection.fault().isPresent()) {
            return Optional.empty();
        }
        boolean sentCoded = dissection.fields().stream().anyMatch(span -> span.field() == Field.ROUTE_CODE);
        boolean spelled = dissection.fields().stream().anyMatch(span -> span.field() == Field.ROUTE);
        if (!sentCoded && !spelled) {
            return Optional.empty(); // a Response has no route
        }
        Message message = dissection.message().get();
        int deflateAbove = (packet.bytes().u8(PacketEncoder.HEAD) & 0x10) != 0 ? 0 : Integer.MAX_VALUE;
        return Optional.of(new RouteForms(
                packet.route(),
                code,
                form(MessageCodec.encodePacket(message, RouteDictionary.EMPTY, deflateAbove), RouteDictionary.EMPTY),
                form(MessageCodec.encodePacket(message, dictionary, deflateAbove), dictionary),
                sentCoded));
    }

    /// Bytes that the code saves.
    public int saved() {
        return named.length - coded.length;
    }

    private static Form form(Bytes packet, RouteDictionary dictionary) {
        var head = new ArrayList<Octet>();
        int body = 0;
        for (FieldSpan span : Dissection.of(packet, dictionary).fields()) {
            switch (span.field()) {
                case PACKET_BODY -> {} // the message's own fields follow
                case MESSAGE_BODY -> body = span.width();
                case PACKET_TYPE, PACKET_LENGTH, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE -> {
                    boolean route = switch (span.field()) {
                        case ROUTE_LENGTH, ROUTE, ROUTE_CODE -> true;
                        case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, MESSAGE_BODY -> false;
                    };
                    for (int at = span.offset(); at < span.end(); at++) {
                        head.add(new Octet(packet.u8(at), span.field(), route));
                    }
                }
            }
        }
        return new Form(head, packet.length(), body);
    }
}
