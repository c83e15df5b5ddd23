package io.glassroom.checks.l02;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Unlike.Place;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mychat.HandshakeServer;
import mychat.HandshakeServer.State;
import mychat.Packet;
import mychat.Settings;

/// A connection that has just been opened, and what the learner's server makes of it.
final class Newcomer {

    static final Packet HANDSHAKE = handshake(
            "{\"sys\":{\"type\":\"js-websocket\",\"version\":\"0.0.1\",\"rsa\":{}},\"user\":{}}");
    static final Packet ACK = Packet.empty(Packet.HANDSHAKE_ACK);
    static final Packet HEARTBEAT = Packet.empty(Packet.HEARTBEAT);

    /// The Request 300 of protocol.md, section 2.
    static final Packet DATA = new Packet(Packet.DATA, Expect.hex("00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"));

    private static final int HEAD = 4;
    private static final Words SENDS = Words.of("calls of connection.send", "connection.send 的调用次数");
    private static final Words NOT_CLOSED = Words.of("not called", "没有调用");

    final Wiretap wire = Wiretap.opened(Side.SERVER, "");
    final ManualClock clock = new ManualClock();
    final List<Packet> handedOn = new ArrayList<>();
    final HandshakeServer server;
    private byte[] answered = {};

    Newcomer() {
        this(Settings.heartbeat(30));
    }

    Newcomer(Settings settings) {
        server = new HandshakeServer(wire, clock, settings, handedOn::add);
    }

    static Packet handshake(String body) {
        return new Packet(Packet.HANDSHAKE, body.getBytes(UTF_8));
    }

    /// Sends these packets to the server.
    Newcomer says(Packet... packets) {
        for (Packet packet : packets) {
            boolean worked = server.state() == State.WORKING;
            wire.track().in(bytes(packet));
            server.received(packet);
            if (!worked && server.state() == State.WORKING) {
                wire.track().works();
            }
        }
        return this;
    }

    private static byte[] bytes(Packet packet) {
        byte[] bytes = Arrays.copyOf(head(packet.type(), packet.body().length), HEAD + packet.body().length);
        System.arraycopy(packet.body(), 0, bytes, HEAD, packet.body().length);
        return bytes;
    }

    private static byte[] head(int type, int length) {
        return new byte[] {(byte) type, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
    }

    /// What the server has sent since the last question: one packet, a Handshake with a JSON object in it.
    JsonObject answer() {
        List<byte[]> sent = wire.take();
        Expect.equal(SENDS, 1, sent.size());
        byte[] packet = sent.getFirst();
        answered = packet;
        int length = packet.length - HEAD;
        Expect.bytes(
                Words.of("head of the answer", "回答的包头"),
                head(Packet.HANDSHAKE, length),
                Arrays.copyOf(packet, Math.min(HEAD, packet.length)));
        String body = new String(packet, HEAD, length, UTF_8);
        try {
            if (JsonParser.parseString(body) instanceof JsonObject answer) {
                return answer;
            }
        } catch (JsonParseException _) {
            // told below
        }
        Expect.that(Words.of("body of the answer", "回答的包体"), false, "{…}", body);
        return new JsonObject();
    }

    /// The key of the last answer has this value, as JSON is written.
    ///
    /// @param object the answer, or a part of it
    void has(JsonObject object, String path, String key, String expected) {
        int value = new String(answered, ISO_8859_1).indexOf("\"" + key + "\":") + key.length() + "\"\":".length();
        Place place = Place.last(object.has(key) ? value : HEAD);
        Expect.equal(Words.both(path + key), expected, String.valueOf(object.get(key)), place);
    }

    /// It has got as far as this, and no further.
    void is(State expected) {
        Expect.equal("state()", expected, server.state());
    }

    void isOpen() {
        Expect.equal("connection.close", NOT_CLOSED, closing());
    }

    void isClosedWith(int code) {
        Expect.equal("connection.close", closedWith(code), closing());
        is(State.CLOSED);
    }

    private Words closing() {
        return wire.closed().map(closed -> closedWith(closed.code())).orElse(NOT_CLOSED);
    }

    private static Words closedWith(int code) {
        return Words.of("called with " + code, "以 " + code + " 调用");
    }

    void saysNothing() {
        Expect.equal(SENDS, 0, wire.take().size());
    }

    /// These packets, and no others, were handed to `working`.
    void handedOn(Packet... packets) {
        Expect.equal(
                Words.of("types of the packets given to working.accept", "交给 working.accept 的包的类型"),
                Arrays.stream(packets).map(Packet::type).toList(),
                handedOn.stream().map(Packet::type).toList());
    }
}
