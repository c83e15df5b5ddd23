package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Input that is not a mere slip: lengths that lie, compressed and nested bodies, and what the node counts of it.
class HostileClientTest {

    private static final int LIMIT = 64 << 10;
    private static final int BINARY = 2;

    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).application(new Troubles()).build());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aPacketThatAnnouncesSixteenMegabytesIsRefusedBeforeAnyOfThemCame() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.send(Bytes.wrap((byte) 4, (byte) 0xff, (byte) 0xff, (byte) 0xff));
            RawPeer.End end = peer.end();
            assertEquals(1009, end.code(), end.reason());
        }
        assertEquals(1, node.broken(Rule.PACKET_LENGTH));
    }

    @Test
    void aFrameThatAnnouncesSixteenMegabytesIsRefusedBeforeAnyOfThemCame() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.write(RawPeer.frameHead(BINARY, 16 << 20));
            assertEquals(1009, peer.end().code());
        }
    }

    @Test
    void aBodyAsLongAsTheLimitIsHandled() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            String body = "x".repeat(LIMIT - 4); // flag, id and two bytes of code
            peer.request(1, "Echo.Ping", body);
            assertEquals("1 " + body, peer.heard());
        }
    }

    @Test
    void aBodyOneByteOverTheLimitIsRefused() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.request(1, "Echo.Ping", "x".repeat(LIMIT - 3));
            assertEquals(1009, peer.end().code());
        }
    }

    @Test
    void aCompressedBodyIsReadAsIfItWerePlain() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            var request = new Message.Request(1, Route.of("Echo.Ping"), Bytes.utf8("glass ".repeat(1000)));
            peer.send(MessageCodec.encodePacket(request, RouteDictionary.EMPTY, 100));
            assertEquals("1 " + "glass ".repeat(1000), peer.heard());
        }
    }

    @Test
    void severalPacketsMayShareAMessageAndOnePacketSeveral() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            Bytes first = request(1, "one");
            Bytes second = request(2, "two");
            Bytes stream = first.concat(second);
            peer.send(stream.slice(0, first.length() + 3));
            assertEquals("1 one", peer.heard());
            peer.send(stream.from(first.length() + 3));
            assertEquals("2 two", peer.heard());
        }
    }

    @Test
    void aPacketThatBreaksOffWithACloseFrameIsCounted() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.send(request(1, "never whole").slice(0, 7));
            peer.write((byte) 0x88, (byte) 0x80, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            Until.holds("counted", () -> node.broken(Rule.PACKET_INCOMPLETE) == 1);
        }
    }

    @Test
    void allThatWasIgnoredIsInTheMetrics() throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.send(new Message.Response(1, false, Bytes.EMPTY));
            peer.send(new Message.Push(Route.of("onMessage"), Bytes.EMPTY));
            peer.send(new Packet.Kick(Bytes.utf8("{}")));
            peer.send(new Packet.Handshake(Bytes.utf8("{}")));
            peer.notify("No.Such", "{}");
            peer.notify("Room.Join", "{");
            peer.request(5, "Echo.Ping", "done");
            assertEquals("5 done", peer.heard());
        }
        Until.holds("handled", () -> node.broken(Rule.BODY_UNREADABLE) == 1);
        List<String> metrics = metrics();
        assertTrue(metrics.contains("glassroom_faults_total{rule=\"MESSAGE_DIRECTION\"} 3.0"), metrics::toString);
        assertTrue(metrics.contains("glassroom_faults_total{rule=\"SECOND_HANDSHAKE\"} 1.0"), metrics::toString);
        assertTrue(metrics.contains("glassroom_faults_total{rule=\"ROUTE_UNKNOWN\"} 1.0"), metrics::toString);
        assertTrue(metrics.contains("glassroom_faults_total{rule=\"BODY_UNREADABLE\"} 1.0"), metrics::toString);
        assertTrue(metrics.contains("glassroom_dispatch_dropped_total 2.0"), metrics::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sys\":{},\"user\":{}}", "{\"sys\":{\"type\":null,\"version\":null}}", "{\"new\":1}"})
    void aHandshakeMayLeaveOutWhatItLikes(String body) throws Exception {
        try (RawPeer peer = RawPeer.open(node.uri())) {
            assertInstanceOf(HandshakeResponse.Accepted.class, peer.handshake(body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sys\":7}", "{\"sys\":{\"dictVersion\":{}}}", "{\"sys\":{\"version\":1e999999999}}", "{\"sys\":[]}"})
    void aHandshakeOfTheWrongTypesIsAnsweredOneWayOrTheOther(String body) throws Exception {
        try (RawPeer peer = RawPeer.open(node.uri())) {
            peer.send(new Packet.Handshake(Bytes.utf8(body)));
            assertEquals(PacketType.HANDSHAKE, peer.next().type());
        }
    }

    @Test
    void aHandshakeNestedThousandsDeepIsNoJson() throws Exception {
        try (RawPeer peer = RawPeer.open(node.uri())) {
            peer.send(new Packet.Handshake(Bytes.utf8("{\"user\":" + "[".repeat(60_000))));
            String told = peer.next().body().utf8();
            assertTrue(told.startsWith("{\"code\":500,"), told);
            assertEquals(1002, peer.end().code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"room\":{\"room\":"})
    void aBodyNestedThousandsDeepIsUnreadable(String nest) throws Exception {
        try (RawPeer peer = RawPeer.join(node.uri())) {
            peer.request(3, "Room.Join", nest.repeat(60_000 / nest.length()));
            String heard = peer.heard();
            assertTrue(heard.startsWith("3! {\"code\":400,"), heard);
            peer.request(4, "Room.Message", nest.repeat(60_000 / nest.length()));
            heard = peer.heard();
            assertTrue(heard.startsWith("4! {\"code\":400,"), heard);
        }
    }

    @Test
    void manyHalfPacketsTakeNoMoreThanTheirBytes() throws Exception {
        var peers = new ArrayList<RawPeer>();
        try {
            for (int i = 0; i < 50; i++) {
                RawPeer peer = RawPeer.join(node.uri());
                peers.add(peer);
                Bytes packet = PacketEncoder.encode(new Packet.Data(Bytes.wrap(new byte[LIMIT])));
                peer.send(packet.slice(0, packet.length() - 1));
            }
            try (RawPeer other = RawPeer.join(node.uri())) {
                other.request(1, "Echo.Ping", "served");
                assertEquals("1 served", other.heard());
            }
        } finally {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
        Until.holds("all counted", () -> node.broken(Rule.PACKET_INCOMPLETE) == 50);
    }

    private static Bytes request(long id, String body) {
        return MessageCodec.encodePacket(
                new Message.Request(id, Route.of("Echo.Ping"), Bytes.utf8(body)), RouteDictionary.EMPTY);
    }

    private List<String> metrics() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var page = URI.create("http://127.0.0.1:" + node.uri().getPort() + "/metrics");
            return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body().lines().toList();
        }
    }
}
