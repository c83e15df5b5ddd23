package io.glassroom.checks.l09;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.kit.ConnectionHandler;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.util.List;
import mychat.ChatServer;

/// A client in memory that is working, and may send what it likes.
final class Caller {

    private static final Words PACKETS = Words.of(": packets", "：包数");
    private static final Words CLOSE_CODE = Words.of(": close code", "：关闭码");
    private static final Words NOTHING = Words.of("nothing", "什么都没有");

    private final Wiretap wire = Wiretap.opened(Side.SERVER, "");
    private final ConnectionHandler server =
            wire.track().before(new ChatServer(new ManualClock(), 30).opened(wire));

    Caller() {
        server.received(PacketEncoder.encode(new Packet.Handshake(Bytes.utf8("{}"))).toArray());
        server.received(PacketEncoder.encode(new Packet.HandshakeAck()).toArray());
        wire.track().works();
        wire.take();
    }

    void sends(byte[] packet) {
        server.received(packet);
    }

    /// The last packet that came is the answer to the Request with this id.
    void isAnswered(Words what, long id, boolean error, String json) {
        List<byte[]> sent = wire.take();
        var answer = new Message.Response(id, error, Bytes.utf8(json));
        Expect.packets(
                what,
                MessageCodec.encodePacket(answer, RouteDictionary.EMPTY).toArray(),
                sent.isEmpty() ? new byte[0] : sent.getLast());
    }

    /// The last packet that came refuses the Request with this id: bit 5, and the code in its body.
    void isRefused(Words what, long id, int code) {
        List<byte[]> sent = wire.take();
        Expect.equal(what, refusal(id, String.valueOf(code)), sent.isEmpty() ? NOTHING : described(sent.getLast()));
    }

    private static Words refusal(long id, String code) {
        return Words.of(
                "a Response " + id + " with bit 5 and code " + code,
                "Response " + id + "，第 5 位为 1，code 是 " + code);
    }

    private static Words described(byte[] packet) {
        try {
            Bytes body = Bytes.wrap(packet).from(PacketEncoder.HEAD);
            Message message = MessageCodec.decode(body, RouteDictionary.EMPTY, PacketEncoder.MAX_BODY, FieldSink.NONE);
            return message instanceof Message.Response response
                            && response.error()
                            && JsonParser.parseString(response.body().utf8()) instanceof JsonObject error
                    ? refusal(response.id(), String.valueOf(error.get("code")))
                    : Words.both(String.valueOf(message));
        } catch (ProtocolException | JsonParseException e) {
            return Words.both(Bytes.wrap(packet).hex());
        }
    }

    void hearsNothing(Words what) {
        Expect.equal(what.and(PACKETS), 0, wire.take().size());
        Expect.equal(what.and(CLOSE_CODE), 0, wire.closeCode());
    }

    void isClosed(Words what, int code) {
        Expect.equal(what.and(CLOSE_CODE), code, wire.closeCode());
    }

    /// Whatever came before, the connection lives: joining is answered.
    void stillJoins(Words after) {
        sends(request(9, "{\"name\":\"ann\"}", Integer.MAX_VALUE));
        isAnswered(
                Words.of("the answer to Room.Join, " + after.en(), after.zh() + "对 Room.Join 的回答"),
                9,
                false,
                "{\"code\":0,\"result\":\"success\"}");
    }

    /// A Request to join.
    ///
    /// @param deflateAbove bytes of a body above which it is compressed
    static byte[] request(long id, String json, int deflateAbove) {
        var message = new Message.Request(id, Route.of("Room.Join"), Bytes.utf8(json));
        return MessageCodec.encodePacket(message, RouteDictionary.EMPTY, deflateAbove).toArray();
    }

    static byte[] tell(String json) {
        var message = new Message.Notify(Route.of("Room.Message"), Bytes.utf8(json));
        return MessageCodec.encodePacket(message, RouteDictionary.EMPTY).toArray();
    }
}
