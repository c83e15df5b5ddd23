package io.glassroom.checks.l09;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
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
    void isAnswered(String what, long id, boolean error, String json) {
        List<byte[]> sent = wire.take();
        var answer = new Message.Response(id, error, Bytes.utf8(json));
        Expect.packets(
                what,
                MessageCodec.encodePacket(answer, RouteDictionary.EMPTY).toArray(),
                sent.isEmpty() ? new byte[0] : sent.getLast());
    }

    /// The last packet that came refuses the Request with this id: bit 5, and the code in its body.
    void isRefused(String what, long id, int code) {
        List<byte[]> sent = wire.take();
        String expected = "a Response " + id + " with bit 5 and code " + code;
        Expect.that(what, !sent.isEmpty(), expected, "nothing");
        Expect.equal(what, expected, described(sent.getLast()));
    }

    private static String described(byte[] packet) {
        try {
            Message message = MessageCodec.decode(
                    Bytes.wrap(packet).from(PacketEncoder.HEAD), RouteDictionary.EMPTY, PacketEncoder.MAX_BODY, FieldSink.NONE);
            return message instanceof Message.Response response
                            && response.error()
                            && JsonParser.parseString(response.body().utf8()) instanceof JsonObject error
                    ? "a Response " + response.id() + " with bit 5 and code " + error.get("code")
                    : String.valueOf(message);
        } catch (ProtocolException | JsonParseException e) {
            return Bytes.wrap(packet).hex();
        }
    }

    void hearsNothing(String what) {
        Expect.equal(what + ": packets", 0, wire.take().size());
        Expect.equal(what + ": close code", 0, wire.closeCode());
    }

    void isClosed(String what, int code) {
        Expect.equal(what + ": close code", code, wire.closeCode());
    }

    /// Whatever came before, the connection lives: joining is answered.
    void stillJoins(String after) {
        sends(request(9, "{\"name\":\"ann\"}", Integer.MAX_VALUE));
        isAnswered("the answer to Room.Join, " + after, 9, false, "{\"code\":0,\"result\":\"success\"}");
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
