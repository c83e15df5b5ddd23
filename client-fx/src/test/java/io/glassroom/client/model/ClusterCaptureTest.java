package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapEvent.SessionStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a capture makes of the records of several nodes.
class ClusterCaptureTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);

    private TappedConnection connection(String node, String id) {
        return capture.find(node, id).orElseThrow();
    }

    private Standing standing(String node) {
        return capture.members().find(node).orElseThrow().standing();
    }

    @Test
    void whatAServingNodeTellsIsAboutTheConnectionOfTheGate() {
        cluster.begin();
        cluster.join("gate-1", "c17", "ann", "chat-1", "lobby");
        assertEquals(1, capture.connections().size());
        TappedConnection ann = connection("gate-1", "c17");
        assertEquals(Set.of(new RoomKey("chat-1", "lobby")), ann.roomKeys());
        assertEquals(Set.of("chat-1"), ann.lentTo());
        assertTrue(ann.known());
    }

    @Test
    void aStandInIsKeptWhereTheGateIsNotWatched() {
        capture.introduce(SyntheticCluster.hello("chat-1", SyntheticCluster.NODES));
        var chat = cluster.node("chat-1");
        chat.emit(FlowId.NONE, new TapEvent.Session("c17@gate-1", 7, "ann", SessionStep.BOUND, ""));
        TappedConnection ann = connection("gate-1", "c17");
        assertFalse(ann.known());
        assertEquals("ann", ann.name());
        chat.emit(FlowId.NONE, new TapEvent.Session("c17@gate-1", 7, "ann", SessionStep.CLOSED, ""));
        assertTrue(ann.closed());
    }

    @Test
    void lateNewsOfAFormerSessionIsNotTakenForTheNewOne() {
        cluster.begin();
        cluster.join("gate-1", "c17", "ann", "chat-1", "lobby");
        cluster.node("chat-1").emit(FlowId.NONE, new TapEvent.Session("c17@gate-1", 99, "", SessionStep.JOINED, "attic"));
        assertEquals(Set.of("lobby"), connection("gate-1", "c17").rooms());
    }

    @Test
    void aNodeThatIsIntroducedAgainReplacesItsOwnConnectionsAlone() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.join("gate-2", "c1", "bob", "chat-1", "lobby");
        cluster.introduce("gate-2");
        assertEquals(List.of("ann"), capture.connections().stream().map(TappedConnection::name).toList());
        assertEquals(Set.of("lobby"), connection("gate-1", "c1").rooms());
        cluster.introduce("chat-1");
        assertEquals(Set.of(), connection("gate-1", "c1").rooms(), "chat-1 did not say that anybody is in a room");
    }

    @Test
    void bothEndsOfAHopAreJoinedByItsNumber() {
        cluster.begin();
        FlowId flow = cluster.flow();
        Runnable arrives = cluster.send("gate-1", "chat-1", HopKind.REQUEST, "RoomService.JoinRoom", "c1@gate-1", 1, flow, 96);
        assertFalse(capture.hops().of(flow).getFirst().joined());
        arrives.run();
        assertEquals(1, capture.hops().of(flow).size());
        assertTrue(capture.hops().of(flow).getFirst().joined());
    }

    @Test
    void theReceiverMayTellFirst() {
        cluster.begin();
        FlowId flow = cluster.flow();
        var told = new TapEvent.Cluster.Hop(Direction.IN, "gate-1", HopKind.PUSH, "onMessage", "", 2, 5, 90);
        cluster.node("chat-1").emit(flow, told);
        cluster.node("gate-1").emit(flow, new TapEvent.Cluster.Hop(Direction.OUT, "chat-1", HopKind.PUSH, "onMessage", "", 2, 5, 90));
        Hop hop = capture.hops().of(flow).getFirst();
        assertTrue(hop.joined());
        assertEquals("gate-1", hop.from());
    }

    @Test
    void numbersOfANodeThatBeganAnewJoinNothingOld() {
        cluster.begin();
        FlowId flow = cluster.flow();
        cluster.send("gate-1", "chat-1", HopKind.REQUEST, "A.B", "c1@gate-1", 1, flow, 96);
        cluster.introduce("gate-1");
        cluster.node("chat-1").emit(
                flow, new TapEvent.Cluster.Hop(Direction.IN, "gate-1", HopKind.REQUEST, "A.B", "c1@gate-1", 1, 1, 96));
        assertEquals(2, capture.hops().of(flow).size());
    }

    @Test
    void aHopTakesNoNegativeTimeHoweverFarTheClocksAreApart() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        for (Hop hop : capture.hops().of(capture.packets().get(capture.packets().size() - 1).flow())) {
            Duration crossing = capture.hops().crossing(hop).orElseThrow();
            assertFalse(crossing.isNegative(), hop + " " + crossing);
            assertTrue(crossing.compareTo(Duration.ofSeconds(1)) < 0, hop + " " + crossing);
        }
    }

    @Test
    void nothingIsEstimatedWithoutAnythingThatWentBack() {
        cluster.begin();
        FlowId flow = cluster.flow();
        cluster.hop("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, flow, 96);
        assertEquals(Optional.empty(), capture.hops().crossing(capture.hops().of(flow).getFirst()));
    }

    @Test
    void hopsAreBounded() {
        cluster.begin();
        for (int i = 0; i < Hops.CAPACITY + 100; i++) {
            cluster.send("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, cluster.flow(), 96);
        }
        assertEquals(Hops.CAPACITY, capture.hops().size());
        assertEquals(Hops.CAPACITY + 100, capture.hops().counted());
    }

    @Test
    void lostRecordsAreCountedNodeByNode() {
        cluster.begin();
        cluster.node("gate-1").heartbeat("c1");
        cluster.node("chat-1").emit(FlowId.NONE, new TapEvent.Session("c1@gate-1", 7, "", SessionStep.OPENED, ""));
        cluster.node("gate-1").lose(3);
        cluster.node("gate-1").heartbeat("c1");
        assertEquals(3, capture.lost("gate-1"));
        assertEquals(0, capture.lost("chat-1"));
        assertEquals(3, capture.lost());
    }

    @Test
    void timesOfOneNodeAreExactWhateverComesBetween() {
        cluster.begin();
        cluster.node("gate-1").heartbeat("c1");
        cluster.node("gate-2").heartbeat("c1");
        cluster.node("gate-1").heartbeat("c1");
        Duration between = capture.packets().get(2).sinceStart().minus(capture.packets().get(0).sinceStart());
        assertEquals(Duration.ofMillis(1), between);
        for (int i = 0; i < capture.packets().size(); i++) {
            assertFalse(capture.packets().get(i).sincePrevious().isNegative());
        }
    }

    @Test
    void flowGoesAcrossNodes() {
        cluster.begin();
        cluster.say("gate-1", "c1", "chat-1", Map.of("gate-1", List.of("c1"), "gate-2", List.of("c1", "c2")));
        assertEquals(4, capture.flow(capture.packets().get(0)).size());
        assertEquals(3, capture.pushesCausedBy(capture.packets().get(0)));
    }

    @Test
    void serviceIsAtHomeWhereItsMessagesGo() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        Home home = connection("gate-1", "c1").homes().iterator().next();
        assertEquals("RoomService chat-1", home.service() + " " + home.node());
        cluster.change("gate-1", "chat-1", MemberStep.LEFT);
        for (String node : List.of("gate-2", "chat-2", "master")) {
            cluster.change(node, "chat-1", MemberStep.LEFT);
        }
        cluster.say("gate-1", "c1", "chat-2", Map.of());
        home = connection("gate-1", "c1").homes().iterator().next();
        assertEquals("chat-2 chat-1 true", home.node() + " " + home.before() + " " + home.lost());
    }

    @Test
    void someoneHasLeftWhenNobodyWhoCanBeHeardSeesThem() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.change("gate-2", "gate-1", MemberStep.LEFT);
        cluster.change("chat-1", "gate-1", MemberStep.LEFT);
        assertEquals(Standing.UP, standing("gate-1"), "chat-2 and master still see it");
        cluster.change("chat-2", "gate-1", MemberStep.LEFT);
        cluster.change("master", "gate-1", MemberStep.LEFT);
        assertEquals(Standing.LEFT, standing("gate-1"));
        assertTrue(connection("gate-1", "c1").lost());
        assertEquals(List.of("gate-2", "chat-1", "chat-2", "master"), capture.members().news().getLast().seenBy());
    }

    @Test
    void whoIsNotHeardHasNoVote() {
        cluster.begin();
        for (String node : List.of("chat-1", "chat-2", "master")) {
            capture.silence(node);
        }
        cluster.change("gate-2", "gate-1", MemberStep.LEFT);
        assertEquals(Standing.LEFT, standing("gate-1"));
        assertTrue(capture.members().isSilent("chat-1"));
    }

    @Test
    void connectionThatWasGivenUpTooEarlyComesBack() {
        cluster.begin();
        cluster.node("gate-1").connect("c1");
        for (String node : List.of("gate-2", "chat-1", "chat-2", "master")) {
            cluster.change(node, "gate-1", MemberStep.LEFT);
        }
        assertTrue(connection("gate-1", "c1").closed());
        cluster.node("gate-1").heartbeat("c1");
        assertFalse(connection("gate-1", "c1").closed());
    }

    @Test
    void drainingIsSeenAndEndsWithTheNextJoining() {
        cluster.begin();
        cluster.change("gate-1", "chat-1", MemberStep.DRAINING);
        assertEquals(Standing.DRAINING, standing("chat-1"));
        cluster.change("gate-1", "chat-1", MemberStep.JOINED);
        assertEquals(Standing.UP, standing("chat-1"));
    }

    @Test
    void whoComesBackIsRecognisedByTheirName() {
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.node("gate-1").close("c1", "gone");
        cluster.join("gate-2", "c9", "ann", "chat-1", "lobby");
        assertEquals(Optional.of(new Former("gate-1", false)), connection("gate-2", "c9").former());
    }
}
