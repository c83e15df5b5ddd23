package io.glassroom.checks.l02;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Wiretap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mychat.HandshakeServer;
import mychat.HandshakeServer.State;
import mychat.Packet;
import mychat.Settings;

/// A connection that has just been opened, and what the learner's server makes of it.
final class Newcomer {

    static final Packet HANDSHAKE = handshake("{\"sys\":{\"type\":\"js-websocket\",\"version\":\"0.0.1\",\"rsa\":{}},\"user\":{}}");
    static final Packet ACK = Packet.empty(Packet.HANDSHAKE_ACK);
    static final Packet HEARTBEAT = Packet.empty(Packet.HEARTBEAT);

    /// The Request 300 of protocol.md, section 2.
    static final Packet DATA = new Packet(Packet.DATA, Expect.hex("00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"));

    private static final int HEAD = 4;

    final Wiretap wire = new Wiretap();
    final ManualClock clock = new ManualClock();
    final List<Packet> handedOn = new ArrayList<>();
    final HandshakeServer server;

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
            server.received(packet);
        }
        return this;
    }

    /// What the server has sent since the last question: one packet, a Handshake with a JSON object in it.
    JsonObject answer() {
        List<byte[]> sent = wire.take();
        Expect.equal("calls of connection.send", 1, sent.size());
        byte[] packet = sent.getFirst();
        int length = packet.length - HEAD;
        byte[] head = {Packet.HANDSHAKE, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
        Expect.bytes("head of the answer", head, Arrays.copyOf(packet, Math.min(HEAD, packet.length)));
        String body = new String(packet, HEAD, length, UTF_8);
        try {
            if (JsonParser.parseString(body) instanceof JsonObject answer) {
                return answer;
            }
        } catch (JsonParseException _) {
            // told below
        }
        Expect.that("body of the answer", false, "{…}", body);
        return new JsonObject();
    }

    /// The key of the answer has this value, as JSON is written.
    static void has(JsonObject object, String path, String key, String expected) {
        Expect.equal(path + key, expected, String.valueOf(object.get(key)));
    }

    /// It has got as far as this, and no further.
    void is(State expected) {
        Expect.equal("state()", expected, server.state());
    }

    void isOpen() {
        Expect.equal("connection.close", "not called", closing());
    }

    void isClosedWith(int code) {
        Expect.equal("connection.close", "called with " + code, closing());
        is(State.CLOSED);
    }

    private String closing() {
        return wire.closed().map(closed -> "called with " + closed.code()).orElse("not called");
    }

    void saysNothing() {
        Expect.equal("calls of connection.send", 0, wire.take().size());
    }

    /// These packets, and no others, were handed to `working`.
    void handedOn(Packet... packets) {
        Expect.equal(
                "types of the packets given to working.accept",
                Arrays.stream(packets).map(Packet::type).toList(),
                handedOn.stream().map(Packet::type).toList());
    }
}
