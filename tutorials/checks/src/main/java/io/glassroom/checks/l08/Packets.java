package io.glassroom.checks.l08;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Words;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Packets as Glassroom's own codecs write and read them, to be held against those of the learner.
final class Packets {

    /// What the learner's server tells in its handshake.
    static final RouteDictionary DICTIONARY = RouteDictionary.of(
            List.of("Room.Join", "Room.Message", "onLeave", "onMembers", "onMessage", "onNewUser"));

    static final byte[] ACK = PacketEncoder.encode(new Packet.HandshakeAck()).toArray();
    static final byte[] HEARTBEAT = PacketEncoder.encode(new Packet.Heartbeat()).toArray();

    private static final Words NUMBER = Words.of(": packets", "：包数");
    private static final Words EACH_BY_ITSELF = Words.of(": packets, each sent by itself", "：各自单独发送的包数");

    private Packets() {}

    static byte[] handshake(String json) {
        return PacketEncoder.encode(new Packet.Handshake(Bytes.utf8(json))).toArray();
    }

    static byte[] kick(String reason) {
        return PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"" + reason + "\"}"))).toArray();
    }

    static byte[] request(long id, String route, String json) {
        return data(new Message.Request(id, Route.of(route), Bytes.utf8(json)));
    }

    static byte[] tell(String route, String json) {
        return data(new Message.Notify(Route.of(route), Bytes.utf8(json)));
    }

    static byte[] response(long id, String json) {
        return data(new Message.Response(id, false, Bytes.utf8(json)));
    }

    static byte[] failure(long id, String json) {
        return data(new Message.Response(id, true, Bytes.utf8(json)));
    }

    static byte[] push(String route, String json) {
        return data(new Message.Push(Route.of(route), Bytes.utf8(json)));
    }

    private static byte[] data(Message message) {
        return MessageCodec.encodePacket(message, DICTIONARY).toArray();
    }

    /// These packets were sent, each by a call of its own, and no others. JSON may be spelled in another way.
    static void same(Words what, List<byte[]> expected, List<byte[]> actual) {
        List<byte[]> wanted = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            boolean alike = i < actual.size() && alike(expected.get(i), actual.get(i));
            wanted.add(alike ? actual.get(i) : expected.get(i));
        }
        Expect.packets(what, joined(wanted), joined(actual));
        Expect.equal(what.and(EACH_BY_ITSELF), expected.size(), actual.size());
    }

    private static byte[] joined(List<byte[]> packets) {
        var all = new ByteArrayOutputStream();
        packets.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static boolean alike(byte[] expected, byte[] actual) {
        List<Packet> one = decode(expected);
        List<Packet> other = decode(actual);
        if (one.size() != 1 || other.size() != 1 || one.getFirst().type() != other.getFirst().type()) {
            return false;
        }
        return switch (one.getFirst()) {
            case Packet.Data(Bytes body) -> alike(body, ((Packet.Data) other.getFirst()).body());
            case Packet.Handshake(Bytes body) -> json(body).equals(json(((Packet.Handshake) other.getFirst()).body()));
            case Packet.Kick(Bytes body) -> json(body).equals(json(((Packet.Kick) other.getFirst()).body()));
            case Packet.HandshakeAck _, Packet.Heartbeat _ -> other.equals(one);
        };
    }

    private static List<Packet> decode(byte[] bytes) {
        List<Packet> packets = new ArrayList<>();
        try {
            new PacketDecoder(PacketEncoder.MAX_BODY).feed(Bytes.wrap(bytes), packets::add);
            return packets;
        } catch (ProtocolException e) {
            return List.of();
        }
    }

    /// The same flag, so that a route is a code in both or in neither; the same id or route; JSON that says the same.
    private static boolean alike(Bytes expected, Bytes actual) {
        try {
            Message one = MessageCodec.decode(expected, DICTIONARY, PacketEncoder.MAX_BODY, FieldSink.NONE);
            Message other = MessageCodec.decode(actual, DICTIONARY, PacketEncoder.MAX_BODY, FieldSink.NONE);
            return expected.u8(0) == actual.u8(0)
                    && head(one).equals(head(other))
                    && json(one.body()).equals(json(other.body()));
        } catch (ProtocolException e) {
            return false;
        }
    }

    /// The id of a Request; 1 if it is none.
    static long idOf(byte[] packet) {
        try {
            return decode(packet) instanceof List<Packet> packets
                            && packets.size() == 1
                            && packets.getFirst() instanceof Packet.Data(Bytes body)
                            && MessageCodec.decode(body, DICTIONARY, PacketEncoder.MAX_BODY, FieldSink.NONE)
                                    instanceof Message.Request request
                    ? request.id()
                    : 1;
        } catch (ProtocolException e) {
            return 1;
        }
    }

    private static String head(Message message) {
        return switch (message) {
            case Message.Request request -> request.id() + " " + request.route().text();
            case Message.Notify notify -> notify.route().text();
            case Message.Response response -> String.valueOf(response.id());
            case Message.Push push -> push.route().text();
        };
    }

    private static Object json(Bytes body) {
        try {
            return JsonParser.parseString(body.utf8());
        } catch (JsonParseException e) {
            return body;
        }
    }

    /// The body of the one Handshake packet that was sent.
    static JsonObject handshakeIn(Words what, List<byte[]> sent) {
        Expect.equal(what.and(NUMBER), 1, sent.size());
        if (decode(sent.getFirst()) instanceof List<Packet> packets
                && packets.size() == 1
                && packets.getFirst() instanceof Packet.Handshake(Bytes body)
                && json(body) instanceof JsonObject answer) {
            return answer;
        }
        Expect.packets(what, handshake("{\"code\":200,\"sys\":{}}"), sent.getFirst());
        throw new AssertionError("a Handshake that cannot be read was taken for one");
    }
}
