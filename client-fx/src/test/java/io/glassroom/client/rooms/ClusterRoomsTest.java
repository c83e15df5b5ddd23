package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.SessionId;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A room of a chat node whose members hang on two gates.
class ClusterRoomsTest {

    private final Capture capture = new Capture(1_000);
    private final RoomBook book = new RoomBook(capture);
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);

    @BeforeEach
    void fourInTheLobby() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.join("gate-1", "c2", "bob", "chat-1", "lobby");
        cluster.join("gate-2", "c1", "carol", "chat-1", "lobby");
        cluster.join("gate-2", "c2", "dave", "chat-1", "lobby");
    }

    private Room lobby() {
        return book.rooms().stream().filter(room -> room.name().equals("lobby")).findFirst().orElseThrow();
    }

    private void say(List<String> first, List<String> second) {
        var receivers = new LinkedHashMap<String, List<String>>();
        receivers.put("gate-1", first);
        receivers.put("gate-2", second);
        cluster.say("gate-1", "c1", "chat-1", receivers);
    }

    private List<String> places() {
        return lobby().places().stream()
                .map(place -> place.member().name() + " " + place.reach() + (place.turn() > 0 ? " " + place.turn() : ""))
                .toList();
    }

    private void gone(String node) {
        SyntheticCluster.NODES.stream()
                .filter(other -> !other.equals(node))
                .forEach(other -> cluster.change(other, node, MemberStep.LEFT));
    }

    @Test
    void roomLivesOnItsChatNodeWithMembersOfSeveralGates() {
        assertEquals("chat-1", lobby().node());
        assertTrue(lobby().isSpread());
        assertEquals(List.of("ann", "bob", "carol", "dave"), lobby().members().stream().map(TappedConnection::name).toList());
    }

    @Test
    void broadcastOfSeveralGatesIsOne() {
        say(List.of("c1", "c2"), List.of("c1", "c2"));
        assertEquals(List.of("ann REACHED 1", "bob REACHED 2", "carol REACHED 3", "dave REACHED 4"), places());
        assertEquals("ann", lobby().latest().orElseThrow().sender().orElseThrow().name());
    }

    @Test
    void pushOfAnotherNodeIsNoBroadcastOfTheRoom() {
        var flow = cluster.flow();
        cluster.hop("master-1", "gate-1", HopKind.PUSH, "onBalance", "c1@gate-1", 1, flow, 49);
        cluster.node("gate-1").message(flow, "c1", Direction.OUT, new Message.Push(Route.of("onBalance"), Bytes.EMPTY));
        assertTrue(lobby().latest().isEmpty());
    }

    @Test
    void whoMissedItIsSeenThoughTheyHangOnAnotherGate() {
        say(List.of("c1", "c2"), List.of("c2"));
        assertEquals(List.of("ann REACHED 1", "bob REACHED 2", "carol LEFT_OUT", "dave REACHED 3"), places());
    }

    @Test
    void costCountsEnvelopesAndBytesBetweenNodesAndToClients() {
        say(List.of("c1", "c2"), List.of("c1", "c2"));
        Cost cost = lobby().latest().orElseThrow().cost();
        int push = capture.packets().get(capture.packets().size() - 1).length();
        assertEquals(new Cost(4, 2, 2, 180, 1, 4, 4L * push), cost);
    }

    @Test
    void envelopeWhosePushesAreNotSeenStillCounts() {
        say(List.of("c1", "c2"), List.of());
        assertEquals(2, lobby().latest().orElseThrow().cost().envelopes());
    }

    @Test
    void whoJoinedAfterItLeftTheChatNodeJoinedLaterThoughTheGateIsSlowToTell() {
        var flow = cluster.say("gate-1", "c1", "chat-1", Map.of("gate-1", List.of("c1", "c2")));
        cluster.join("gate-2", "c3", "erin", "chat-1", "lobby");
        cluster.hop("chat-1", "gate-2", HopKind.PUSH, "onMessage", "", 2, flow, 90);
        assertTrue(places().contains("erin JOINED_LATER"), places().toString());
        assertTrue(places().contains("carol LEFT_OUT"), places().toString());
    }

    @Test
    void roomsOfANodeThatWasLostAreGone() {
        gone("chat-1");
        assertEquals(0, book.rooms().size());
    }

    @Test
    void clientsOfAGateThatWasLostHaveLeft() {
        gone("gate-2");
        assertEquals(2, lobby().size());
    }

    @Test
    void clientThatClosesLeavesTheRoomsOfOtherNodes() {
        cluster.node("gate-2").close("c1", "gone");
        assertEquals(3, lobby().size());
    }

    @Test
    void senderIsKnownThoughTheirGateTellsLast() {
        var flow = cluster.flow();
        Bytes body = Bytes.utf8("{}");
        cluster.hop("chat-1", "gate-2", HopKind.PUSH, "onMessage", "", 2, flow, 90);
        cluster.node("gate-2").message(flow, "c1", Direction.OUT, new Message.Push(Route.of("onMessage"), body));
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Notify(Route.of("Room.Message"), body));
        assertEquals("ann", lobby().latest().orElseThrow().sender().orElseThrow().name());
    }

    @Test
    void sessionsOfAClusterAreWrittenWithTheNumberOfTheirGate() {
        assertEquals("17", SessionId.brief(17));
        assertEquals("2·17", SessionId.brief((2L << 40) + 17));
        assertEquals("", SessionId.brief(0));
        long ofCluster = (1L << 40) + 1;
        assertEquals("1·1", SessionId.uid("1099511627777", ofCluster));
        assertEquals("1099511627777", SessionId.uid("1099511627777", 2), "a uid of the application's own");
        assertEquals("ann", SessionId.uid("ann", ofCluster));
    }
}
