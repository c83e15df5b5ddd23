package io.glassroom.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The chat's rooms on two chat nodes behind two gates, over real sockets.
@Timeout(60)
class ChatClusterTest {

    private static final String JOINED = "{\"code\":0,\"result\":\"success\"}";
    private static final String RESET = "onServiceReset {\"services\":[\"Room\"]}";

    private final SystemTime time = new SystemTime("test guests");
    private final ClientConfig config = ClientConfig.of(time);
    private final List<Visitor> visitors = new ArrayList<>();
    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start(ClusterPlan.named("test")
                .everywhere(node -> node.heartbeat(Duration.ZERO).application(new ChatApplication()))
                .node("chat-1", Role.CHAT)
                .node("chat-2", Role.CHAT)
                .node("gate-1", Role.GATE)
                .node("gate-2", Role.GATE));
    }

    @AfterEach
    void stop() {
        visitors.forEach(Visitor::close);
        cluster.close();
        time.close();
    }

    private Visitor visitor(String gate) {
        var visitor = new Visitor(cluster.node(gate).orElseThrow().uri(), config);
        visitors.add(visitor);
        return visitor;
    }

    private Visitor visitor(String gate, String room, String name) throws Exception {
        Visitor visitor = visitor(gate);
        join(visitor, room, name);
        return visitor;
    }

    private static void join(Visitor visitor, String room, String name) throws Exception {
        assertEquals(JOINED, visitor.ask("Room.Join", "{\"room\":\"" + room + "\",\"name\":\"" + name + "\"}"));
        String members = visitor.hear();
        assertTrue(members.startsWith("onMembers "), members);
    }

    private static void say(Visitor visitor, String content) {
        visitor.tell("Room.Message", said(content));
    }

    private static String said(String content) {
        return "{\"name\":\"me\",\"content\":\"" + content + "\"}";
    }

    /// The node that has this room.
    private String home(String room) {
        return cluster.nodes().stream()
                .filter(node -> node.groups().find(room).isPresent())
                .map(node -> node.config().name())
                .reduce((one, other) -> {
                    throw new AssertionError(room + " is on " + one + " and on " + other);
                })
                .orElseThrow();
    }

    @Test
    void roomIsOneRoomForAllGates() throws Exception {
        Visitor ann = visitor("gate-1", "pond", "ann");
        Visitor bob = visitor("gate-2", "pond", "bob");
        assertTrue(ann.hear().contains("bob joined"));
        say(bob, "hi");
        assertEquals("onMessage " + said("hi"), ann.hear());
        assertEquals("onMessage " + said("hi"), bob.hear());
    }

    @Test
    void roomsAreSpreadOverTheNodes() throws Exception {
        for (String room : List.of("a", "b", "c", "d")) {
            visitor("gate-1", room, "ann");
            visitor("gate-2", room, "bob");
        }
        assertEquals(2, List.of("a", "b", "c", "d").stream().map(this::home).distinct().count());
    }

    @Test
    void joiningARoomOnAnotherNodeLeavesTheOneBefore() throws Exception {
        Visitor ann = visitor("gate-1", "a", "ann");
        Visitor bob = visitor("gate-2", "a", "bob");
        ann.hear();
        String elsewhere = roomNotOn(home("a"));
        Visitor cat = visitor("gate-1", elsewhere, "cat");
        join(bob, elsewhere, "bob");
        assertTrue(ann.hear().contains("bob left"));
        assertTrue(cat.hear().contains("bob joined"));
        say(bob, "here");
        assertEquals("onMessage " + said("here"), cat.hear());
        assertEquals("onMessage " + said("here"), bob.hear());
        say(ann, "there");
        assertEquals("onMessage " + said("there"), ann.hear());
        assertEquals(List.of(), bob.rest());
    }

    /// Opens rooms until one is at home on another node.
    private String roomNotOn(String node) throws Exception {
        for (int i = 0; i < 20; i++) {
            String room = "other" + i;
            visitor("gate-2", room, "opener");
            if (!home(room).equals(node)) {
                return room;
            }
        }
        throw new AssertionError("20 rooms are all on " + node);
    }

    @Test
    void wishThatIsRefusedLeavesEverybodyWhereTheyAre() throws Exception {
        Visitor ann = visitor("gate-1", "a", "ann");
        String elsewhere = roomNotOn(home("a"));
        String wish = "{\"room\":\"" + elsewhere + "\",\"name\":\"" + "x".repeat(65) + "\"}";
        assertEquals("400 name is 65 characters, at most 64", ann.ask("Room.Join", wish));
        assertEquals("400 ", ann.ask("Room.Join", "[]").substring(0, 4));
        say(ann, "still here");
        assertEquals("onMessage " + said("still here"), ann.hear());
    }

    @Test
    void messageBeforeJoiningIsRefused() {
        assertEquals("403 join a room first", visitor("gate-1").ask("Room.Message", said("hi")));
    }

    @Test
    void routeInSmallLettersIsTheSame() throws Exception {
        Visitor ann = visitor("gate-1", "pond", "ann");
        Visitor bob = visitor("gate-2");
        assertEquals(JOINED, bob.ask("room.join", "{\"room\":\"pond\",\"name\":\"bob\"}"));
        assertTrue(ann.hear().contains("bob joined"));
    }

    @Test
    void membersOfALostRoomAreToldAndMeetAgain() throws Exception {
        Visitor ann = visitor("gate-1", "a", "ann");
        Visitor bob = visitor("gate-2", "a", "bob");
        ann.hear();
        String lost = home("a");
        Visitor cat = visitor("gate-1", roomNotOn(lost), "cat");
        cluster.kill(lost);
        assertEquals(RESET, ann.hear());
        assertEquals(RESET, bob.hear());
        join(ann, "a", "ann");
        join(bob, "a", "bob");
        assertNotEquals(lost, home("a"));
        assertTrue(ann.hear().contains("bob joined"));
        say(bob, "again");
        assertEquals("onMessage " + said("again"), ann.hear());
        say(cat, "undisturbed");
        assertEquals("onMessage " + said("undisturbed"), cat.hear());
    }

    @Test
    void whoDropsAtAGateIsAnnouncedInTheRoom() throws Exception {
        Visitor ann = visitor("gate-1", "a", "ann");
        Visitor bob = visitor("gate-2", "a", "bob");
        ann.hear();
        bob.close();
        assertTrue(ann.hear().contains("bob left"));
    }

    @Test
    void roomThatEverybodyHasLeftIsForgotten() throws Exception {
        Visitor ann = visitor("gate-1", "a", "ann");
        String first = home("a");
        join(ann, "b", "ann");
        for (int i = 0; i < 50 && cluster.nodes().stream().anyMatch(node -> node.groups().find("a").isPresent()); i++) {
            ann.rest();
        }
        assertTrue(cluster.nodes().stream().noneMatch(node -> node.groups().find("a").isPresent()), first + " has room a still");
    }
}
