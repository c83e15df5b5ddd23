package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A real cluster in this process, with real clients at real sockets.
class EmbeddedClusterTest {

    private final SystemTime time = new SystemTime("cluster");
    private final EmbeddedServer server = EmbeddedServer.cluster(time, ClusterSize.USUAL, 0);

    @AfterEach
    void release() {
        server.close();
        time.close();
    }

    @Test
    void allNodesOfAClusterAreUp() {
        assertEquals(
                List.of("gate-1", "gate-2", "chat-1", "chat-2", "master-1"),
                server.nodes().stream().map(OwnNode::name).toList());
        assertTrue(server.nodes().stream().allMatch(node -> node.state() == OwnNode.State.UP));
        assertEquals(2, server.gates().size());
    }

    /// The first start of a process loads classes, and others may be busy on this machine: the best of a few counts.
    @Test
    void clusterStartsWithinTwoSeconds() {
        List<Duration> starts = IntStream.range(0, 3).mapToObj(attempt -> startOfAnother()).toList();
        assertTrue(Collections.min(starts).compareTo(Duration.ofSeconds(2)) < 0, "they took " + starts);
    }

    private Duration startOfAnother() {
        long begin = time.nanos();
        try (var _ = EmbeddedServer.cluster(time, ClusterSize.USUAL, 0)) {
            return Duration.ofNanos(time.nanos() - begin);
        }
    }

    @Test
    void peopleAtDifferentGatesMeetInOneRoom() throws Exception {
        var ann = new Diary();
        var bob = new Diary();
        ChatRoom hers = enter("ann", 0, ann);
        ChatRoom his = enter("bob", 1, bob);
        Until.holds("both are there", () -> ann.has("seated") && bob.has("seated"));
        hers.say("hello");
        his.say("hi");
        Until.holds("each hears the other", () -> ann.has("bob: hi") && bob.has("ann: hello"));
        assertEquals(1, server.nodes().stream()
                .filter(node -> node.facts().orElseThrow().keeps("lobby"))
                .count());
    }

    @Test
    void botsComeToEveryGate() throws Exception {
        server.crowd().resize(4);
        Until.holds("all bots are there", () -> server.crowd().status().here() == 4);
        for (EmbeddedNode gate : server.nodes().subList(0, 2)) {
            assertEquals(2, gate.facts().orElseThrow().figures().sessions(), gate.name());
        }
    }

    @Test
    void twoOfSixBotsTalkByWayOfTheMaster() throws Exception {
        server.crowd().resize(6);
        Until.holds("all bots are there", () -> server.crowd().status().here() == 6);
        Until.holds("two of them in the distributed chat", () -> server.crowd().status().distributed() == 2);
        assertEquals(List.of(3L, 3L), server.nodes().subList(0, 2).stream().map(EmbeddedClusterTest::sessions).toList());
        Until.holds("four are in the lobby", () -> members("lobby") == 4);
        Until.holds("two are in the distributed chat", () -> members("distributed-chat") == 2);
        EmbeddedNode master = server.nodes().getLast();
        Until.holds("the master counts what they say", () -> master.facts().orElseThrow().figures().handled() > 2);
    }

    @Test
    void nodeNamesTheRoomsThatSomebodyIsIn() throws Exception {
        server.crowd().resize(6);
        Until.holds("two are in the distributed chat", () -> members("distributed-chat") == 2);
        assertEquals(1, server.nodes().stream()
                .filter(node -> node.facts().orElseThrow().keeps("distributed-chat"))
                .count());
    }

    @Test
    void routeIsCalledAnsweredOnlyWhereItsHandlerReturnsTheAnswer() {
        assertEquals(NodeFacts.Kind.ANSWERED, kind("Room.Join"));
        assertEquals(NodeFacts.Kind.OPEN, kind("BindService.Login"));
        assertEquals(NodeFacts.Kind.PUSH, kind("onMessage"));
    }

    private NodeFacts.Kind kind(String route) {
        return server.nodes().getFirst().facts().orElseThrow().routes().stream()
                .filter(served -> served.route().equals(route))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private static long sessions(EmbeddedNode node) {
        return node.facts().orElseThrow().figures().sessions();
    }

    private long members(String room) {
        return server.nodes().stream()
                .flatMap(node -> node.facts().stream())
                .flatMap(facts -> facts.rooms().stream())
                .filter(each -> each.name().equals(room))
                .mapToLong(each -> each.members())
                .sum();
    }

    @Test
    void nodeThatKeptTheRoomDiesAndEverybodyJoinsAgain() throws Exception {
        var ann = new Diary();
        ChatRoom hers = enter("ann", 0, ann);
        server.crowd().resize(4);
        Until.holds("all are there", () -> ann.has("seated") && server.crowd().status().here() == 4);
        EmbeddedNode keeper = keeper();
        keeper.kill();
        Until.holds("she has joined again", () -> ann.has("seated again"));
        Until.holds("so have the bots", () -> server.nodes().stream()
                .filter(node -> node != keeper)
                .flatMap(node -> node.facts().stream())
                .flatMap(facts -> facts.rooms().stream())
                .anyMatch(room -> room.name().equals("lobby") && room.members() == 5));
        hers.say("who is left?");
        Until.holds("she is heard", () -> ann.has("ann: who is left?"));
        assertTrue(
                ann.reasons().stream().allMatch(reason -> reason.startsWith("Room.Join was answered 503")),
                "no connection was lost, at most a join came too early: " + ann.reasons());
        keeper.start();
        Until.holds("it serves again", () -> keeper.state() == OwnNode.State.UP);
    }

    @Test
    void nodeThatKeptTheRoomIsStoppedAndEverybodyJoinsAgain() throws Exception {
        var ann = new Diary();
        enter("ann", 0, ann);
        Until.holds("she is there", () -> ann.has("seated"));
        keeper().stop();
        Until.holds("she has joined again", () -> ann.has("seated again"));
    }

    @Test
    void clientsOfADeadGateComeToTheOtherOne() throws Exception {
        var surroundings = server.surroundings(new Target.OwnCluster(ClusterSize.USUAL));
        var ann = new Diary();
        surroundings.door().enter("ann", "lobby", ann);
        Until.holds("she is there", () -> ann.has("seated"));
        ann.turnOver();
        server.nodes().getFirst().kill();
        Until.holds("she is back", () -> ann.has("seated"));
        assertEquals(1, server.nodes().get(1).facts().orElseThrow().figures().sessions());
    }

    @Test
    void steppingHoldsPacketsAtAllGates() throws Exception {
        var ann = new Diary();
        var bob = new Diary();
        ChatRoom hers = enter("ann", 0, ann);
        enter("bob", 1, bob);
        Until.holds("both are there", () -> ann.has("seated") && bob.has("seated"));
        server.stepper().begin();
        hers.say("hello");
        Until.holds("it waits at her gate", () -> waitingAt("gate-1") == 1);
        server.stepper().step();
        Until.holds("it waits for him at his gate", () -> waitingAt("gate-2") == 1);
        server.stepper().end();
        Until.holds("both have heard it", () -> ann.has("ann: hello") && bob.has("ann: hello"));
    }

    private long waitingAt(String node) {
        return server.stepper().waiting().stream().filter(packet -> packet.connection().node().equals(node)).count();
    }

    private EmbeddedNode keeper() {
        return server.nodes().stream()
                .filter(node -> node.facts().filter(facts -> facts.keeps("lobby")).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private ChatRoom enter(String name, int gate, Diary person) {
        URI address = server.gates().get(gate);
        return new ProtocolDoor(address, ClientConfig.of(server.time())).enter(name, "lobby", person);
    }
}
