package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.PacketType;
import io.glassroom.server.component.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two gates, two chat nodes and a master in this JVM, and clients on sockets.
@Timeout(60)
class EmbeddedClusterTest {

    private final Hall.Book book = new Hall.Book();
    private final List<RawPeer> peers = new ArrayList<>();
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = EmbeddedCluster.start(
                Hall.plan(book, Role.MASTER, Role.CHAT, Role.CHAT, Role.GATE, Role.GATE));
    }

    @AfterEach
    void stop() throws IOException {
        book.permits.release(1000);
        for (RawPeer peer : peers) {
            peer.close();
        }
        cluster.close();
    }

    private RawPeer join(String gate) throws IOException {
        RawPeer peer = RawPeer.join(cluster.node(gate).orElseThrow().uri());
        peers.add(peer);
        return peer;
    }

    private static String ask(RawPeer peer, String route, String body) throws IOException {
        peer.request(1, route, body);
        return peer.heard();
    }

    // Forwarding

    @Test
    void aMessageIsHandledByTheNodeThatHasTheService() throws IOException {
        assertTrue(ask(join("gate-1"), "Room.Where", "").startsWith("1 chat-"));
    }

    @Test
    void aServiceAndItsMethodAreFoundIgnoringCase() throws IOException {
        assertTrue(ask(join("gate-1"), "room.where", "").startsWith("1 chat-"));
    }

    @Test
    void aSessionKeepsItsNodeAndSessionsAreSpread() throws IOException {
        var nodes = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            RawPeer peer = join("gate-1");
            String node = ask(peer, "Room.Where", "");
            for (int j = 0; j < 5; j++) {
                assertEquals(node, ask(peer, "Room.Where", ""));
            }
            nodes.add(node);
        }
        assertEquals(2, nodes.stream().distinct().count(), nodes::toString);
    }

    @Test
    void aLentSessionIsCalledAfterItsGateAndHasTheNumberOfItsGate() throws IOException {
        assertEquals("1 c1@gate-2 true", ask(join("gate-2"), "Room.Connection", ""));
    }

    @Test
    void aRouteThatNobodyHasIsAnswered404() throws IOException {
        assertTrue(ask(join("gate-1"), "Nothing.There", "").contains("404"));
        assertTrue(ask(join("gate-1"), "Room.Nothing", "").contains("404"));
    }

    @Test
    void aHandlersRefusalReachesTheClient() throws IOException {
        assertTrue(ask(join("gate-1"), "Room.Refuse", "").contains("{\"code\":403,\"message\":\"not you\"}"));
    }

    @Test
    void pushesAndTheAnswerOfAHandlerArriveInItsOrder() throws IOException {
        RawPeer peer = join("gate-1");
        for (int round = 1; round <= 50; round++) {
            peer.request(round, "Room.Order", "x");
            for (int i = 0; i < 10; i++) {
                assertEquals("onSaid before " + i, peer.heard());
            }
            assertEquals(round + " x", peer.heard());
            assertEquals("onSaid after", peer.heard());
        }
    }

    @Test
    void requestsOfOneSessionAreAnsweredInTheirOrder() throws IOException {
        RawPeer peer = join("gate-1");
        for (int i = 1; i <= 500; i++) {
            peer.request(i, i % 2 == 0 ? "Echo.Ping" : "Echo.Ping", "m" + i);
        }
        for (int i = 1; i <= 500; i++) {
            assertEquals(i + " m" + i, peer.heard());
        }
    }

    // Groups

    @Test
    void whoJoinsTheSameRoomFromDifferentGatesMeetsAtOneNode() throws IOException {
        RawPeer ann = join("gate-1");
        RawPeer bob = join("gate-2");
        for (String room : List.of("red", "green", "blue", "white")) {
            assertEquals(ask(ann, "Room.Join", room), ask(bob, "Room.Join", room));
        }
        ann.notify("Room.Say", "hello");
        assertEquals("onSaid hello", ann.heard());
        assertEquals("onSaid hello", bob.heard());
    }

    @Test
    void whoGoesToARoomElsewhereIsGoneFromTheNodeThatWasLeft() throws Exception {
        RawPeer ann = join("gate-1");
        ask(ann, "Room.Bind", "ann");
        String first = ask(ann, "Room.Join", "room-0");
        String other = first;
        for (int i = 1; i < 20 && other.equals(first); i++) {
            other = ask(ann, "Room.Join", "room-" + i);
        }
        String left = first.substring(2);
        Until.holds("it has left", () -> book.heard.contains(left + " lost ann"));
    }

    @Test
    void aRoomLosesWhoCloses() throws Exception {
        RawPeer ann = join("gate-1");
        ask(ann, "Room.Bind", "ann");
        String node = ask(ann, "Room.Join", "red").substring(2);
        ann.close();
        Until.holds("it is gone", () -> book.heard.contains(node + " lost ann"));
        assertEquals(0, cluster.node(node).orElseThrow().groups().named("red").count());
    }

    // Sessions

    @Test
    void whatAChatNodeBindsIsKnownEverywhere() throws Exception {
        RawPeer ann = join("gate-1");
        RawPeer bob = join("gate-2");
        ask(ann, "Room.Bind", "ann");
        assertEquals("1 gate-1", found(bob, "ann"), "as soon as it is bound");
        assertEquals("1 true", ask(bob, "Room.PushTo", "ann"));
        assertEquals("onSaid psst", ann.heard());
        assertEquals("1 true", ask(bob, "Room.KickAway", "ann"));
        assertEquals("{\"reason\":\"not you\"}", ann.next().body().utf8());
        assertEquals(4002, ann.end().code());
        Until.holds("not found", () -> found(bob, "ann").equals("1 nowhere"));
    }

    private static String found(RawPeer peer, String uid) {
        try {
            return ask(peer, "Room.Find", uid);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theOlderSessionOfAUidIsKickedWith4005WhereverItIs() throws Exception {
        RawPeer older = join("gate-1");
        ask(older, "Room.Bind", "ann");
        assertEquals("1 gate-1", found(older, "ann"));
        RawPeer newer = join("gate-2");
        ask(newer, "Door.Bind", "ann");
        assertEquals("{\"reason\":\"logged in elsewhere\"}", older.next().body().utf8());
        assertEquals(4005, older.end().code());
        assertEquals("1 gate-2", found(newer, "ann"));
    }

    @Test
    void aNodeThatMeetsASessionLaterKnowsWhoItIs() throws IOException {
        RawPeer ann = join("gate-1");
        ask(ann, "Door.Bind", "ann");
        assertEquals("1 ann ", ask(ann, "Room.WhoAmI", ""));
    }

    @Test
    void aChatNodeKicksAndCloses() throws IOException {
        RawPeer one = join("gate-1");
        one.notify("Room.Kick", "out");
        assertEquals("{\"reason\":\"out\"}", one.next().body().utf8());
        assertEquals(4002, one.end().code());
        RawPeer other = join("gate-1");
        other.notify("Room.Close", "");
        assertEquals(1000, other.end().code());
    }

    // rpc

    @Test
    void aHandlerAsksAServiceOfAnotherNodeAndGetsItsAnswer() throws IOException {
        assertEquals("1 master-1 hi", ask(join("gate-1"), "Room.Ask", "hi"));
        assertEquals("1 master-1 ho", ask(join("gate-1"), "Door.Ask", "ho"));
    }

    @Test
    void whatAHandlerTellsArrivesInItsOrder() throws Exception {
        ask(join("gate-1"), "Room.Tell", "n");
        Until.holds("all told", () -> book.heard.size() == 100);
        assertEquals(IntStream.range(0, 100).mapToObj(i -> "n" + i).toList(), book.heard);
    }

    @Test
    void anRpcWithoutAnswerEndsAtItsDeadline() throws IOException {
        assertTrue(ask(join("gate-1"), "Room.AskNobody", "Desk.Never").contains("504"));
    }

    @Test
    void anRpcToNobodyIsRefused() throws IOException {
        assertTrue(ask(join("gate-1"), "Room.AskNobody", "Nothing.There").contains("404"));
    }

    // Ends

    @Test
    void requestsInFlightAreAnswered503WhenTheirNodeIsKilledAndTheNextGoElsewhere() throws Exception {
        RawPeer ann = join("gate-1");
        String node = ask(ann, "Room.Where", "").substring(2);
        ann.request(2, "Room.Wait", "lost");
        book.waiting.acquire();
        cluster.kill(node);
        String one = ann.heard();
        String two = ann.heard();
        List<String> both = List.of(one, two);
        assertTrue(both.contains("onServiceReset {\"services\":[\"Room\"]}"), both::toString);
        assertTrue(both.stream().anyMatch(said -> said.startsWith("2") && said.contains("503")), both::toString);
        String next = ask(ann, "Room.Where", "").substring(2);
        assertFalse(next.equals(node));
        cluster.start(node);
        assertEquals("1 " + next, ask(ann, "Room.Where", ""));
    }

    @Test
    void aServiceThatEverybodyKnowsAndNobodyHasIsAnswered503() throws Exception {
        cluster.kill("master-1");
        RawPeer ann = join("gate-1");
        assertTrue(ask(ann, "Desk.Where", "").contains("503"));
        cluster.start("master-1");
        Until.holds("it is back", () -> {
            try {
                return ask(ann, "Desk.Where", "x").equals("1 master-1 x");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aGateThatIsKilledTakesItsSessionsAlong() throws Exception {
        RawPeer ann = join("gate-1");
        ask(ann, "Room.Bind", "ann");
        String node = ask(ann, "Room.Join", "red").substring(2);
        cluster.kill("gate-1");
        Until.holds("it is gone", () -> book.heard.contains(node + " lost ann"));
        assertThrows(IOException.class, () -> {
            while (true) {
                ann.next();
            }
        });
    }

    @Test
    void aChatNodeThatStopsAnswersWhatItHasBegun() throws Exception {
        RawPeer ann = join("gate-1");
        String node = ask(ann, "Room.Where", "").substring(2);
        ann.request(2, "Room.Wait", "kept");
        book.waiting.acquire();
        Thread stopping = Thread.startVirtualThread(() -> cluster.stop(node));
        assertEquals("onServiceReset {\"services\":[\"Room\"]}", ann.heard());
        assertFalse(ask(ann, "Room.Where", "").endsWith(node));
        book.permits.release();
        assertEquals("2 kept", ann.heard());
        stopping.join();
    }

    @Test
    void aGateThatStopsAnswersWhatItHasReadAndThenSaysGoodBye() throws Exception {
        RawPeer ann = join("gate-1");
        ann.request(1, "Room.Wait", "kept");
        book.waiting.acquire();
        Thread stopping = Thread.startVirtualThread(() -> cluster.stop("gate-1"));
        Until.holds("it drains", () -> cluster.node("gate-2").orElseThrow().membership().named("gate-1").stream()
                .noneMatch(member -> member.state().name().equals("UP")));
        book.permits.release();
        assertEquals("1 kept", ann.heard());
        assertEquals(PacketType.KICK, ann.next().type());
        assertEquals(1001, ann.end().code());
        stopping.join();
    }

    @Test
    void allSeeTheSameMembersInTheSameOrder() {
        List<String> names = List.of("master-1", "chat-1", "chat-2", "gate-1", "gate-2");
        for (Node node : cluster.nodes()) {
            assertEquals(names, node.membership().members().stream().map(member -> member.name()).toList());
            assertEquals(names, node.hello().members().stream().map(member -> member.node()).toList());
        }
    }
}
