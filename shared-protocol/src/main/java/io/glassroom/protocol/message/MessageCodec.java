package io.glassroom.protocol.message;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads and writes the message in a Data packet (protocol.md, section 2).
///
/// | part  | width      | present in                | content                                                        |
/// |-------|------------|---------------------------|----------------------------------------------------------------|
/// | flag  | 1          | all                       | bit 0 route is a code, bits 1-3 type, bit 4 body is zlib, bit 5 error |
/// | id    | 1 to 10    | Request, Response         | varint, seven bits a byte, least significant group first       |
/// | route | 2 or 1 + n | Request, Notify, Push     | code, u16 big-endian; or n, u8, and n bytes of UTF-8           |
/// | body  | rest       | all                       | the serializer's                                               |
///
/// Bits 6 and 7 of the flag are written as 0 and not looked at. Pure functions: safe for any thread.
public final class MessageCodec {

    static final int COMPRESSED_ROUTE = 0x01;
    static final int COMPRESSED_BODY = 0x10;
    static final int ERROR = 0x20;

    private MessageCodec() {}

    /// A whole Data packet with this message. A route that the dictionary knows is written as its code.
    ///
    /// @throws io.glassroom.protocol.packet.PacketTooLargeException if it does not fit a packet
    public static Bytes encodePacket(Message message, RouteDictionary dictionary) {
        return encodePacket(message, dictionary, Integer.MAX_VALUE);
    }

    /// As [#encodePacket(Message, RouteDictionary)], with a body of more than `deflateAbove` bytes compressed where
    /// that makes it shorter.
    public static Bytes encodePacket(Message message, RouteDictionary dictionary, int deflateAbove) {
        return switch (message) {
            case Message.Request(long id, Route route, Bytes body) ->
                write(MessageType.REQUEST.bits(), id, true, route, dictionary, body, deflateAbove);
            case Message.Notify(Route route, Bytes body) ->
                write(MessageType.NOTIFY.bits(), 0, false, route, dictionary, body, deflateAbove);
            case Message.Response(long id, boolean error, Bytes body) ->
                write(MessageType.RESPONSE.bits() | (error ? ERROR : 0), id, true, null, dictionary, body, deflateAbove);
            case Message.Push(Route route, Bytes body) ->
                write(MessageType.PUSH.bits(), 0, false, route, dictionary, body, deflateAbove);
        };
    }

    private static Bytes write(
            int flag,
            long id,
            boolean hasId,
            @Nullable Route route,
            RouteDictionary dictionary,
            Bytes plain,
            int deflateAbove) {
        Bytes body = plain;
        if (plain.length() > deflateAbove) {
            Bytes deflated = Zlib.deflate(plain);
            if (deflated.length() < plain.length()) {
                body = deflated;
                flag |= COMPRESSED_BODY;
            }
        }
        int idWidth = hasId ? Varint.width(id) : 0;
        int code = 0;
        byte[] name = null;
        int routeWidth = 0;
        switch (route) {
            case null -> {}
            case Route.Unresolved unresolved -> code = unresolved.code();
            case Route.Named named -> {
                code = dictionary.codeOf(named.name());
                name = code == 0 ? named.name().getBytes(StandardCharsets.UTF_8) : null;
            }
        }
        if (route != null) {
            flag |= name == null ? COMPRESSED_ROUTE : 0;
            routeWidth = name == null ? 2 : 1 + name.length;
        }

        byte[] out = PacketEncoder.allocate(PacketType.DATA, sum(1 + idWidth + routeWidth, body.length()));
        int at = PacketEncoder.HEAD;
        out[at++] = (byte) flag;
        if (hasId) {
            at = Varint.write(id, out, at);
        }
        if (name != null) {
            out[at++] = (byte) name.length;
            System.arraycopy(name, 0, out, at, name.length);
            at += name.length;
        } else if (route != null) {
            out[at++] = (byte) (code >>> 8);
            out[at++] = (byte) code;
        }
        body.copyTo(out, at);
        return Bytes.wrap(out);
    }

    private static int sum(int head, int body) {
        return body > PacketEncoder.MAX_BODY ? body : head + body;
    }

    /// Reads a message from the body of a Data packet. Offsets in faults and fields count from the start of that
    /// packet, so the flag is at 4.
    ///
    /// @param data the packet's body
    /// @param limit most bytes that a compressed body may inflate to
    /// @throws BodyException if the head is right and the body is not what the flag says
    /// @throws ProtocolException if the head breaks a rule
    public static Message decode(Bytes data, RouteDictionary dictionary, int limit, FieldSink fields) {
        return new MessageReader(data, dictionary, limit, fields).read();
    }

    /// Whether the flag of a readable message says Request. One with id 0 is decoded as a Notify all the same.
    public static boolean saysRequest(Bytes data) {
        return (data.u8(0) >>> MessageType.SHIFT & MessageType.MASK) == MessageType.REQUEST.ordinal();
    }
}
