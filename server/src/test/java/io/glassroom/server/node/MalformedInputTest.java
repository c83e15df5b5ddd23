package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.MalformedCase.Sent;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every case of `malformed.wire` against a real node, over WebSocket and over raw TCP (protocol.md, section 5). A
/// second client is there all the time and is served as if nothing had happened.
class MalformedInputTest {

    private static Node webSocket;
    private static Node tcp;
    private static RawPeer witness;
    private static RawPeer tcpWitness;

    @BeforeAll
    static void start() throws IOException {
        webSocket = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new Troubles()).build());
        tcp = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).tcp().application(new Troubles()).build());
        witness = RawPeer.join(webSocket.uri());
        tcpWitness = RawPeer.join(tcp.uri());
    }

    @AfterAll
    static void stop() throws IOException {
        witness.close();
        tcpWitness.close();
        webSocket.close();
        tcp.close();
    }

    static Stream<MalformedCase> cases() {
        return MalformedCase.all().stream();
    }

    static Stream<MalformedCase> binaryCases() {
        return cases().filter(malformed -> malformed.sent() != Sent.TEXT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasItsVerdictOverWebSocketAndTheNodeServesOn(MalformedCase malformed) throws Exception {
        long before = counted(webSocket, malformed);
        try (RawPeer peer = prepared(webSocket.uri(), malformed)) {
            switch (malformed.verdict()) {
                case Verdict.Close(int code) -> {
                    refusedHandshake(peer, malformed);
                    RawPeer.End end = peer.end();
                    assertEquals(code, end.code(), end.reason());
                    assertEquals(malformed.rule() + " at byte " + malformed.offset(), end.reason().replaceFirst(":.*", ""));
                }
                case Verdict.Answer(int status) -> answers(peer, status);
                case Verdict.Ignore _ -> livesOn(peer, malformed);
            }
        }
        Until.holds("counted", () -> counted(webSocket, malformed) == before + 1);
        serves(witness);
    }

    @ParameterizedTest
    @MethodSource("binaryCases")
    void hasItsVerdictOverTcpAndTheNodeServesOn(MalformedCase malformed) throws Exception {
        long before = counted(tcp, malformed);
        try (RawPeer peer = prepared(tcp.uri(), malformed)) {
            switch (malformed.verdict()) {
                case Verdict.Close _ -> {
                    refusedHandshake(peer, malformed);
                    assertEquals("end of stream", peer.end().reason());
                }
                case Verdict.Answer(int status) -> answers(peer, status);
                case Verdict.Ignore _ -> livesOn(peer, malformed);
            }
        }
        Until.holds("counted", () -> counted(tcp, malformed) == before + 1);
        serves(tcpWitness);
    }

    /// Has sent what the case says: first what is right, then what is wrong.
    private static RawPeer prepared(URI node, MalformedCase malformed) throws IOException {
        RawPeer peer = RawPeer.open(node);
        for (PacketType type : malformed.before()) {
            switch (type) {
                case HANDSHAKE -> peer.handshake("{}");
                case HANDSHAKE_ACK -> peer.send(new Packet.HandshakeAck());
                case HEARTBEAT, DATA, KICK -> throw new IOException("no case begins with " + type);
            }
        }
        switch (malformed.sent()) {
            case BINARY, CUT -> peer.send(malformed.bytes());
            case TEXT -> peer.sendText(malformed.bytes());
        }
        return peer;
    }

    private static void refusedHandshake(RawPeer peer, MalformedCase malformed) throws IOException {
        if (malformed.rule() == Rule.HANDSHAKE_BODY) {
            String told = peer.next().body().utf8();
            assertTrue(told.startsWith("{\"code\":500,\"message\":"), told);
        }
    }

    private static void answers(RawPeer peer, int status) throws IOException {
        String heard = peer.heard();
        assertTrue(heard.startsWith("7! {\"code\":" + status + ",\"message\":\""), heard);
        serves(peer);
    }

    private static void livesOn(RawPeer peer, MalformedCase malformed) throws IOException {
        if (malformed.sent() == Sent.CUT) {
            return;
        }
        if (malformed.before().equals(List.of(PacketType.HANDSHAKE))) {
            peer.send(new Packet.HandshakeAck());
        }
        serves(peer);
    }

    private static void serves(RawPeer peer) throws IOException {
        peer.request(9, "Echo.Ping", "still there?");
        assertEquals("9 still there?", peer.heard());
    }

    private static long counted(Node node, MalformedCase malformed) {
        return node.broken(malformed.rule());
    }
}
