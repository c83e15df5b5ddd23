package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.transport.OutboundPolicy;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clients that hold a server up: they do not read, do not finish, or say nothing. Time stands still unless a test
/// lets it pass; sockets are real.
class SlowClientTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int QUEUE = 64; // packets

    private final VirtualTime time = new VirtualTime();
    private final List<RawPeer> peers = new ArrayList<>();
    private Node node;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .time(time)
                .outboundPolicy(new OutboundPolicy(QUEUE, 4 << 20, OutboundPolicy.WhenFull.DISCONNECT))
                .application(new Troubles())
                .build());
    }

    @AfterEach
    void stop() throws IOException {
        for (RawPeer peer : peers) {
            peer.close();
        }
        node.close();
    }

    private RawPeer join() throws IOException {
        return kept(RawPeer.join(node.uri()));
    }

    private RawPeer kept(RawPeer peer) {
        peers.add(peer);
        return peer;
    }

    /// Lets time pass before which these clients are heard of. Waits until the node has set its timers.
    private void pass(Duration duration, RawPeer... living) throws Exception {
        Until.holds("each connection has a timer", () -> time.pending() == node.sessions().count() + 1);
        for (RawPeer peer : living) {
            long before = node.traffic().bytesIn();
            peer.beat();
            Until.holds("the heartbeat is in", () -> node.traffic().bytesIn() > before);
        }
        time.advance(duration);
    }

    @Test
    void whoNeverReadsIsClosedWith4003AndNobodyElseMissesAnything() throws Exception {
        RawPeer deaf = kept(RawPeer.narrow(node.uri()));
        RawPeer speaker = join();
        RawPeer listener = join();
        for (RawPeer peer : List.of(deaf, speaker, listener)) { // broadcasts go to the first member first
            peer.request(1, "Room.Join", "{}");
            assertEquals("1 {\"code\":0}", peer.heard());
        }
        String filling = "x".repeat(32_000);
        int said = 0;
        while (node.traffic().packetsDropped() == 0) {
            said++;
            String body = "\"" + said + filling + "\"";
            speaker.notify("Room.Message", body);
            assertEquals("onMessage " + body, speaker.heard());
            assertEquals("onMessage " + body, listener.heard());
            assertTrue(said < 2_000, "the queue is bounded");
        }
        assertEquals(1, node.traffic().packetsDropped());
        int heard = 0;
        try {
            while (true) {
                assertEquals("onMessage \"" + (heard + 1) + "x", deaf.heard().substring(0, 12 + String.valueOf(heard + 1).length()));
                heard++;
            }
        } catch (EOFException e) {
            assertEquals(said - 1, heard, "what was queued before is delivered, in order");
        }
        RawPeer.End end = deaf.end();
        assertEquals(4003, end.code(), end.reason());
        assertEquals("too slow: " + QUEUE + " packets wait", end.reason());
    }

    @Test
    void whoNeverReadsNotEvenTheEndIsCutOffAfterTwoSeconds() throws Exception {
        RawPeer speaker = join();
        RawPeer deaf = kept(RawPeer.narrow(node.uri()));
        for (RawPeer peer : List.of(speaker, deaf)) {
            peer.request(1, "Room.Join", "{}");
            assertEquals("1 {\"code\":0}", peer.heard());
        }
        String body = "\"" + "x".repeat(60_000) + "\"";
        while (node.traffic().packetsDropped() == 0) {
            speaker.notify("Room.Message", body);
            speaker.heard();
        }
        assertEquals(2, node.traffic().open());
        Until.holds("the node waits for it", () -> time.pending() == 4); // its own timer, a heartbeat each, the wait
        time.advance(Duration.ofSeconds(2));
        Until.holds("cut off", () -> node.traffic().open() == 1 && node.sessions().count() == 1);
    }

    @Test
    void whoNeverBeginsTheHandshakeIsClosedWith4004() throws Exception {
        RawPeer peer = kept(RawPeer.open(node.uri()));
        Until.holds("accepted", () -> node.sessions().count() == 1);
        time.advance(Duration.ofSeconds(10));
        RawPeer.End end = peer.end();
        assertEquals(4004, end.code());
        assertEquals("HANDSHAKE_TIMEOUT at byte 0: still OPENED after 10.0 s", end.reason());
        assertEquals(1, node.broken(Rule.HANDSHAKE_TIMEOUT));
    }

    @Test
    void whoNeverSendsTheAckIsClosedWith4004() throws Exception {
        RawPeer peer = kept(RawPeer.open(node.uri()));
        peer.handshake("{}");
        time.advance(Duration.ofSeconds(10));
        assertEquals(4004, peer.end().code());
    }

    @Test
    void whoIsThroughTheHandshakeHasNoSuchDeadline() throws Exception {
        RawPeer peer = join();
        pass(Duration.ofSeconds(10), peer);
        peer.request(1, "Echo.Ping", "here");
        assertEquals("1 here", peer.heard());
    }

    @Test
    void aHandshakeOfOneByteASecondIsClosedWith4004AfterTenSeconds() throws Exception {
        RawPeer peer = kept(RawPeer.open(node.uri()));
        var handshake = PacketEncoder.encode(
                new Packet.Handshake(Bytes.utf8("{\"sys\":{\"type\":\"slow\"}}")));
        for (int second = 0; second < 10; second++) {
            long before = node.traffic().bytesIn();
            peer.send(handshake.slice(second, second + 1));
            Until.holds("the byte is in", () -> node.traffic().bytesIn() > before);
            time.advance(SECOND);
        }
        assertEquals(4004, peer.end().code());
    }

    @Test
    void anUpgradeRequestOfOneByteASecondIsCutOffAfterTenSeconds() throws Exception {
        RawPeer peer = kept(RawPeer.dial(node.uri()));
        byte[] request = RawPeer.upgradeRequest("/ws");
        Until.holds("accepted", () -> time.pending() == 2); // the request's deadline, and the node's own timer
        for (int second = 0; second < 9; second++) {
            peer.write(request[second]);
            time.advance(SECOND);
        }
        assertEquals(2, time.pending());
        time.advance(SECOND);
        assertEquals(0, peer.end().code());
    }

    @Test
    void aByteASecondProvesLife() throws Exception {
        RawPeer peer = join();
        byte[] body = new byte[200];
        var packet = PacketEncoder.encode(new Packet.Heartbeat(Bytes.wrap(body)));
        for (int second = 0; second < 100; second++) {
            long before = node.traffic().bytesIn();
            peer.send(packet.slice(second, second + 1));
            Until.holds("the byte is in", () -> node.traffic().bytesIn() > before);
            pass(SECOND);
        }
        peer.send(packet.from(100));
        peer.request(1, "Echo.Ping", "here");
        assertEquals("1 here", peer.heard());
    }

    @Test
    void aThousandThatVanishWithoutAWordAreClosedWith4001AndOneThatLivesIsServed() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            join();
        }
        RawPeer living = join();
        Until.holds("all are there", () -> node.sessions().count() == 1_001);
        pass(Duration.ofSeconds(30), living);
        pass(Duration.ofSeconds(30), living);
        assertEquals(0, node.broken(Rule.HEARTBEAT_TIMEOUT));
        pass(Duration.ofSeconds(15), living);
        Until.holds("all closed", () -> node.broken(Rule.HEARTBEAT_TIMEOUT) == 1_000);
        assertEquals(4001, peers.getFirst().end().code());
        assertEquals(4001, peers.get(999).end().code());
        time.advance(Duration.ofSeconds(2)); // the rest does not answer the Close frame
        Until.holds("gone", () -> node.traffic().open() == 1 && node.sessions().count() == 1);
        living.request(1, "Echo.Ping", "here");
        assertEquals("1 here", living.heard());
    }
}
