package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.transport.Gate;
import io.glassroom.server.transport.StepGate;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A learner who steps through a node: packets are held and released one by one while its time stands still, and each
/// step can be watched. Sockets are real.
class SteppingTest {

    private final VirtualTime time = new VirtualTime();
    private final StepGate gate = new StepGate();
    private Node node;
    private RawPeer peer;

    @BeforeEach
    void start() throws IOException {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .time(time)
                .gate(gate)
                .application(new Troubles())
                .build());
        peer = RawPeer.join(node.uri());
    }

    @AfterEach
    void stop() throws IOException {
        gate.open();
        peer.close();
        node.close();
    }

    private void held(int packets) throws InterruptedException {
        Until.holds(packets + " packets wait", () -> gate.held().size() == packets);
    }

    private Gate.Held step() {
        return gate.step().orElseThrow();
    }

    @Test
    void aRequestIsHeldOnItsWayInAndItsAnswerOnItsWayOut() throws Exception {
        gate.shut();
        peer.request(1, "Echo.Ping", "one");
        held(1);
        assertEquals(Direction.IN, step().direction());
        held(1);
        assertEquals(Direction.OUT, gate.held().getFirst().direction());
        step();
        assertEquals("1 one", peer.heard());
    }

    @Test
    void packetsPassOneByOneInTheirOrder() throws Exception {
        gate.shut();
        for (int id = 1; id <= 3; id++) {
            peer.request(id, "Echo.Ping", "x");
        }
        held(3);
        step();
        held(3); // two more on their way in, one answer on its way out
        assertEquals(
                List.of(Direction.IN, Direction.IN, Direction.OUT),
                gate.held().stream().map(Gate.Held::direction).toList());
        gate.open();
        for (int id = 1; id <= 3; id++) {
            assertEquals(id + " x", peer.heard());
        }
    }

    @Test
    void anOpenedGateLetsNothingOvertakeWhatItHeld() throws Exception {
        for (int round = 0; round < 50; round++) {
            gate.shut();
            int first = 1 + round * 100;
            for (int id = first; id < first + 50; id++) {
                peer.request(id, "Echo.Ping", "x");
            }
            gate.open(); // somewhere in the middle of them
            for (int id = first; id < first + 50; id++) {
                assertEquals(id + " x", peer.heard());
            }
        }
    }

    @Test
    void aSteppedHandshakeTakesEachPacketByItself() throws Exception {
        gate.shut();
        try (RawPeer slow = RawPeer.open(node.uri())) {
            slow.send(new Packet.Handshake(Bytes.utf8("{}")));
            held(1);
            step();
            held(1);
            step();
            assertEquals(PacketType.HANDSHAKE, slow.next().type());
            slow.send(new Packet.HandshakeAck());
            held(1);
            step();
            held(1);
            step();
            assertEquals(PacketType.HEARTBEAT, slow.nextOfAny().type());
        }
    }

    @Test
    void aCloseComesAfterThePacketsThatTheGateHolds() throws Exception {
        gate.shut();
        node.sessions().all().iterator().next().kick("you asked for it");
        held(1);
        step();
        assertEquals(PacketType.KICK, peer.next().type());
        assertEquals(4002, peer.end().code());
    }

    @Test
    void aNodeThatStopsLetsThroughWhatItsGateHoldsAndSaysFarewell() throws Exception {
        gate.shut();
        peer.request(1, "Echo.Ping", "last");
        held(1);
        step();
        held(1);
        node.close();
        assertEquals("1 last", peer.heard());
        assertEquals(PacketType.KICK, peer.next().type());
        assertEquals(1001, peer.end().code());
    }

    @Test
    void noHeartbeatExpiresWhileTimeStandsStill() throws Exception {
        gate.shut();
        peer.request(1, "Echo.Ping", "slowly");
        held(1);
        assertEquals(1, node.sessions().count());
        step();
        held(1);
        step();
        assertEquals("1 slowly", peer.heard());
        gate.open();
        time.advance(Duration.ofSeconds(30));
        assertEquals(PacketType.HEARTBEAT, peer.nextOfAny().type());
    }

    @Test
    void heartbeatsAreHeldLikeAllElse() throws Exception {
        gate.shut();
        time.advance(Duration.ofSeconds(30));
        held(1);
        assertEquals(Bytes.hex("03 00 00 00"), gate.held().getFirst().packet());
        step();
        assertEquals(PacketType.HEARTBEAT, peer.nextOfAny().type());
    }

    @Test
    void aNodeThatIsStoppedWhileItsTimeStandsStillGoesAllTheSame() throws Exception {
        gate.shut();
        peer.request(1, "Echo.Ping", "never");
        held(1);
        Thread stopper = Thread.startVirtualThread(() -> node.stop(Duration.ofMillis(200)));
        assertTrue(stopper.join(Duration.ofSeconds(10)));
    }

    @Test
    void theRecordsOfARequestShareAFlowFromItsArrivalToItsAnswer() throws Exception {
        try (TapSubscription watching = node.watch()) {
            peer.request(1, "Room.Join", "{}");
            peer.heard();
            peer.request(2, "Echo.Ping", "{}");
            peer.heard();
            List<TapRecord> records = recordsUntil(watching, "Room.Join", "Echo.Ping");
            FlowId join = flow(records, "Room.Join").orElseThrow();
            FlowId ping = flow(records, "Echo.Ping").orElseThrow();
            assertEquals(List.of("Frame IN", "Frame OUT", "Dispatch Room.Join"), story(records, join));
            assertEquals(List.of("Frame IN", "Frame OUT", "Dispatch Echo.Ping"), story(records, ping));
            assertNotEquals(join, ping);
        }
    }

    @Test
    void aBroadcastBelongsToTheFlowOfTheMessageThatCausedIt() throws Exception {
        try (RawPeer other = RawPeer.join(node.uri())) {
            for (RawPeer member : List.of(peer, other)) {
                member.request(1, "Room.Join", "{}");
                member.heard();
            }
            try (TapSubscription watching = node.watch()) {
                peer.notify("Room.Message", "\"hi\"");
                peer.heard();
                other.heard();
                List<TapRecord> records = recordsUntil(watching, "Room.Message");
                assertEquals(
                        List.of("Frame IN", "Frame OUT", "Frame OUT", "Dispatch Room.Message"),
                        story(records, flow(records, "Room.Message").orElseThrow()));
            }
        }
    }

    /// All records up to those of the end of these routes' handlers.
    private static List<TapRecord> recordsUntil(TapSubscription watching, String... routes) throws InterruptedException {
        var records = new ArrayList<TapRecord>();
        Until.holds("all are dispatched", () -> {
            records.addAll(watching.poll(100).records());
            return Stream.of(routes).allMatch(route -> flow(records, route).isPresent());
        });
        return records;
    }

    private static Optional<FlowId> flow(List<TapRecord> records, String route) {
        return records.stream()
                .filter(record -> record.event() instanceof TapEvent.Dispatch dispatch && dispatch.route().equals(route))
                .map(TapRecord::flow)
                .findFirst();
    }

    private static List<String> story(List<TapRecord> records, FlowId flow) {
        return records.stream().filter(record -> record.flow().equals(flow)).map(TapRecord::event).flatMap(event -> switch (event) {
            case TapEvent.Frame frame -> Stream.of("Frame " + frame.direction());
            case TapEvent.Dispatch dispatch -> Stream.of("Dispatch " + dispatch.route());
            default -> Stream.<String>of();
        }).toList();
    }
}
