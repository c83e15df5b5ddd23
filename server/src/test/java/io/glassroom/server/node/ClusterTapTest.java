package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.Cluster.Change;
import io.glassroom.protocol.tap.TapEvent.Cluster.Hop;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.component.Role;
import io.glassroom.server.inspect.TapSubscription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the nodes of a cluster tell those who watch.
@Timeout(60)
class ClusterTapTest {

    private final Hall.Book book = new Hall.Book();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private EmbeddedCluster cluster;
    private Watching gate;
    private Watching chat;
    private RawPeer peer;

    /// Somebody who watches one node.
    private static final class Watching {
        private final TapSubscription subscription;
        private final List<TapRecord> records = new ArrayList<>();

        Watching(Node node) {
            subscription = node.watch();
        }

        TapRecord await(Predicate<TapEvent> wanted) throws InterruptedException {
            Until.holds("told", () -> find(wanted).isPresent());
            return find(wanted).orElseThrow();
        }

        Optional<TapRecord> find(Predicate<TapEvent> wanted) {
            records.addAll(subscription.poll(10_000).records());
            return records.stream().filter(record -> wanted.test(record.event())).findFirst();
        }

        TapRecord hop(Direction direction, HopKind kind) throws InterruptedException {
            return await(event -> event instanceof Hop hop && hop.direction() == direction && hop.what() == kind);
        }
    }

    @BeforeEach
    void start() throws IOException {
        cluster = EmbeddedCluster.start(Hall.plan(book, Role.MASTER, Role.CHAT, Role.GATE)
                .everywhere(node -> node.onMemberLeft(gone -> left.add(gone.node()))));
        gate = new Watching(cluster.node("gate-1").orElseThrow());
        chat = new Watching(cluster.node("chat-1").orElseThrow());
        peer = RawPeer.join(cluster.node("gate-1").orElseThrow().uri());
    }

    @AfterEach
    void stop() throws IOException {
        peer.close();
        cluster.close();
    }

    @Test
    void bothEndsTellOfTheSameHop() throws Exception {
        peer.request(1, "Room.Where", "abc");
        peer.heard();
        TapRecord sent = gate.hop(Direction.OUT, HopKind.REQUEST);
        TapRecord taken = chat.hop(Direction.IN, HopKind.REQUEST);
        var out = (Hop) sent.event();
        assertEquals("chat-1", out.peer());
        assertEquals("Room.Where", out.route());
        assertEquals("c1@gate-1", out.client());
        assertTrue(out.bytes() > 10, () -> out.bytes() + " bytes");
        assertEquals(
                new Hop(Direction.IN, "gate-1", out.what(), out.route(), out.client(), 1, out.number(), out.bytes()),
                taken.event());
        var answer = (Hop) chat.hop(Direction.OUT, HopKind.RESPONSE).event();
        var back = (Hop) gate.hop(Direction.IN, HopKind.RESPONSE).event();
        assertEquals(answer.number(), back.number());
        assertEquals(answer.bytes(), back.bytes());
    }

    @Test
    void oneFlowLeadsFromTheClientThroughAllNodesAndBack() throws Exception {
        peer.request(1, "Room.Ask", "abc");
        peer.heard();
        long flow = gate.hop(Direction.OUT, HopKind.REQUEST).flow().value();
        assertNotEquals(0, flow >>> 40, "begins with the number of the gate");
        for (TapRecord record : List.of(
                gate.await(event -> event instanceof TapEvent.Dispatch done && done.destination().equals("remote")),
                chat.hop(Direction.IN, HopKind.REQUEST),
                chat.await(event -> event instanceof TapEvent.Dispatch done && done.connection().equals("c1@gate-1")),
                chat.hop(Direction.OUT, HopKind.CALL),
                gate.hop(Direction.OUT, HopKind.CALL),
                gate.hop(Direction.IN, HopKind.REPLY),
                chat.hop(Direction.IN, HopKind.REPLY),
                gate.hop(Direction.IN, HopKind.RESPONSE))) {
            assertEquals(flow, record.flow().value(), record::toString);
        }
    }

    @Test
    void aPushToARoomIsOneHopForAllSessionsOfAGate() throws Exception {
        try (RawPeer other = RawPeer.join(cluster.node("gate-1").orElseThrow().uri())) {
            peer.request(1, "Room.Join", "red");
            other.request(1, "Room.Join", "red");
            peer.heard();
            other.heard();
            peer.notify("Room.Say", "hello");
            peer.heard();
            other.heard();
            var push = (Hop) gate.hop(Direction.IN, HopKind.PUSH).event();
            assertEquals(2, push.sessions());
            assertEquals("onSaid", push.route());
            assertEquals("", push.client());
        }
    }

    @Test
    void membersThatComeAndGoAreTold() throws Exception {
        cluster.kill("master-1");
        gate.await(event -> event instanceof Change change
                && change.what() == MemberStep.LEFT
                && change.member().node().equals("master-1"));
        gate.await(event -> event instanceof TapEvent.Cluster.Line line
                && line.what() == LineStep.BROKEN
                && line.peer().equals("master-1"));
        cluster.start("master-1");
        gate.await(event -> event instanceof Change change && change.what() == MemberStep.JOINED);
        cluster.stop("master-1");
        gate.await(event -> event instanceof Change change && change.what() == MemberStep.DRAINING);
        Until.holds("called back", () -> left.stream().filter("master-1"::equals).count() == 4);
    }

    @Test
    void whoComesLaterIsToldOfLentSessions() throws Exception {
        peer.request(1, "Room.Join", "red");
        peer.heard();
        var present = cluster.node("chat-1").orElseThrow().hello().present();
        assertEquals(List.of("c1@gate-1"), present.stream().map(one -> one.connection()).toList());
        assertEquals(List.of("red"), present.getFirst().groups());
    }
}
