package io.glassroom.client.compose.edit;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;

/// A captured packet made ready for another connection: a route that went by its code gets the code of that
/// connection's dictionary, or is spelled out. All other bytes stay as they were.
final class Resent {

    private static final int ROUTE_CODE_BIT = 0x01; // of the flag, protocol.md section 2

    private Resent() {}

    static Bytes of(CapturedPacket packet, RouteDictionary own) {
        return of(packet.dissect(), own);
    }

    static Bytes of(Dissection dissection, RouteDictionary own) {
        Bytes bytes = dissection.bytes();
        for (FieldSpan span : dissection.fields()) {
            if (span.field() == Field.ROUTE_CODE
                    && dissection.message().map(Resent::route).orElse(null) instanceof Route.Named(String name)) {
                int code = own.codeOf(name);
                return code == 0
                        ? spelled(bytes, flag(dissection), span, name)
                        : ByteEdits.replace(bytes, span.offset(), span.end(), ByteEdits.u16(code));
            }
        }
        return bytes;
    }

    /// After what the packet is in order.
    static Preface preface(CapturedPacket packet) {
        return switch (packet.packet()) {
            case HANDSHAKE -> Preface.NOTHING;
            case ACK -> Preface.HANDSHAKE;
            case HEARTBEAT, DATA, KICK, UNKNOWN -> Preface.HANDSHAKE_AND_ACK;
        };
    }

    private static Bytes spelled(Bytes bytes, FieldSpan flag, FieldSpan code, String name) {
        Bytes written = Bytes.utf8(name);
        Bytes route = Bytes.wrap((byte) written.length()).concat(written);
        Bytes changed = ByteEdits.replace(bytes, code.offset(), code.end(), route);
        changed = ByteEdits.set(changed, flag.offset(), bytes.u8(flag.offset()) & ~ROUTE_CODE_BIT);
        return ByteEdits.lengthIsRight(bytes) ? ByteEdits.fixLength(changed) : changed;
    }

    private static FieldSpan flag(Dissection dissection) {
        return dissection.fields().stream()
                .filter(span -> span.field() == Field.MESSAGE_FLAG)
                .findFirst()
                .orElseThrow();
    }

    private static Route route(Message message) {
        return switch (message) {
            case Message.Request request -> request.route();
            case Message.Notify notify -> notify.route();
            case Message.Push push -> push.route();
            case Message.Response _ -> new Route.Unresolved(0);
        };
    }
}
