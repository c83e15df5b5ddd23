package io.glassroom.client.model;

import io.glassroom.protocol.message.BodyException;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import org.jspecify.annotations.Nullable;

/// What a list and a filter need to know of a packet: its heads, read once by the real decoders, without field spans.
///
/// @param packet the outer layer
/// @param message the inner layer, if there is one that could be read
/// @param route empty for what has none
/// @param id unsigned; 0 for what has none
/// @param error whether a Response says that its Request failed
/// @param bodyAt where the text begins that [CapturedPacket#bodyText] gives; -1 if it has to be inflated first
/// @param fault the rule that the bytes break, if they break one
record Headline(
        PacketKind packet,
        @Nullable MessageKind message,
        String route,
        long id,
        boolean error,
        int bodyAt,
        @Nullable Fault fault) {

    /// Most bytes that a compressed body may inflate to before the list calls it a fault.
    static final int INFLATE_LIMIT = 1 << 20;

    private static final int ZLIB = 0x10; // bit of the flag, protocol.md section 2

    static Headline of(Bytes bytes, RouteDictionary dictionary) {
        PacketKind kind = PacketKind.UNKNOWN;
        try {
            Packet packet = PacketDecoder.read(bytes, PacketEncoder.MAX_BODY, FieldSink.NONE);
            if (packet == null) {
                return plain(kind);
            }
            kind = PacketKind.of(packet.type());
            return packet instanceof Packet.Data(Bytes body)
                    ? of(body, MessageCodec.decode(body, dictionary, INFLATE_LIMIT, FieldSink.NONE), null)
                    : plain(kind);
        } catch (BodyException e) {
            return of(bytes.from(PacketEncoder.HEAD), e.unread(), e.fault());
        } catch (ProtocolException e) {
            return new Headline(kind, null, "", 0, false, PacketEncoder.HEAD, e.fault());
        }
    }

    /// The same with a fault that only the state of the connection could tell.
    Headline broken(Fault broken) {
        return new Headline(packet, message, route, id, error, bodyAt, broken);
    }

    private static Headline plain(PacketKind kind) {
        return new Headline(kind, null, "", 0, false, PacketEncoder.HEAD, null);
    }

    private static Headline of(Bytes data, Message message, @Nullable Fault fault) {
        MessageKind kind = MessageKind.of(message);
        boolean zlib = (data.u8(0) & ZLIB) != 0;
        int bodyAt = zlib ? -1 : PacketEncoder.HEAD + data.length() - message.body().length();
        return switch (message) {
            case Message.Request(long id, var route, Bytes body) ->
                new Headline(PacketKind.DATA, kind, route.text(), id, false, bodyAt, fault);
            case Message.Notify(var route, Bytes body) ->
                new Headline(PacketKind.DATA, kind, route.text(), 0, false, bodyAt, fault);
            case Message.Response(long id, boolean error, Bytes body) ->
                new Headline(PacketKind.DATA, kind, "", id, error, bodyAt, fault);
            case Message.Push(var route, Bytes body) ->
                new Headline(PacketKind.DATA, kind, route.text(), 0, false, bodyAt, fault);
        };
    }
}
