package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureTest {

    @Test
    void packetsAreNumberedFromOneWithoutGaps() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.heartbeat("c1");
        });
        for (int i = 0; i < capture.packets().size(); i++) {
            assertEquals(i + 1, capture.packets().get(i).number());
        }
    }

    @Test
    void routeCodesAreReadWithTheDictionaryOfTheHandshake() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c1", "alice", "hi", List.of());
        });
        assertEquals("Room.Message", Captures.last(capture).route());
    }

    @Test
    void connectionWhoseHandshakeWasMissedUsesTheDictionaryOfItsNode() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.say("c2", "bob", "hi", List.of());
        });
        assertEquals("Room.Message", Captures.last(capture).route());
    }

    @Test
    void userIsCalledByTheNameOfTheirJoin() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 1, "小明", "lobby");
        });
        assertEquals("小明", capture.packets().get(0).from(), "also on packets that came before the name was known");
    }

    @Test
    void userWithoutANameIsCalledByTheConnection() {
        Capture capture = Captures.of(traffic -> traffic.connect("c9"));
        assertEquals("c9", capture.packets().get(0).from());
        assertEquals("gate-1", capture.packets().get(0).to());
    }

    @Test
    void responseKnowsItsRequestAndTheTimeBetween() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 7, "alice", "lobby");
        });
        CapturedPacket response = Captures.last(capture);
        assertEquals("Room.Join", response.route());
        assertEquals(Duration.ofMillis(3), response.exchange().orElseThrow().roundTrip());
    }

    @Test
    void requestFindsItsResponse() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 7, "alice", "lobby");
        });
        CapturedPacket response = Captures.last(capture);
        CapturedPacket request = capture.packets().get((int) response.exchange().orElseThrow().request() - 1);
        assertEquals(Optional.of(response), capture.responseTo(request));
    }

    @Test
    void responseOfAnotherConnectionDoesNotAnswer() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.connect("c2");
            traffic.message(FlowId.NONE, "c1", Direction.IN, new Message.Request(7, Route.of("Echo.Ping"), Bytes.EMPTY));
            traffic.message(FlowId.NONE, "c2", Direction.OUT, new Message.Response(7, false, Bytes.EMPTY));
        });
        assertTrue(Captures.last(capture).exchange().isEmpty());
    }

    @Test
    void notifyCountsThePushesThatItCaused() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.connect("c2");
            traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        });
        CapturedPacket notify = capture.packets().get(capture.packets().size() - 3);
        assertEquals(2, capture.pushesCausedBy(notify));
    }

    @Test
    void gapInTheSequenceCountsAsLost() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.lose(12);
            traffic.heartbeat("c1");
        });
        assertEquals(12, capture.lost());
    }

    @Test
    void malformedMessageIsAFault() {
        Capture capture = Captures.of(traffic -> traffic.raw("c1", Direction.IN, Bytes.hex("04000001 08")));
        assertEquals(Rule.MESSAGE_TYPE, Captures.last(capture).fault().orElseThrow().rule());
    }

    @Test
    void rejectionBlamesThePacketThatWasJustSeen() {
        Bytes seen = Bytes.hex("03000000");
        Capture capture = Captures.of(traffic -> {
            traffic.in("c1", new Packet.Heartbeat());
            traffic.reject("c1", new Fault(Rule.PACKET_ORDER, 0, "Heartbeat while OPENED"), seen);
        });
        assertEquals(1, capture.counted());
        assertTrue(Captures.last(capture).failed());
    }

    @Test
    void rejectionOfWhatNeverBecameAPacketIsARowOfItsOwn() {
        Capture capture = Captures.of(traffic ->
                traffic.reject("c1", new Fault(Rule.PACKET_TYPE, 0, "packet type is 9, 1 to 5"), Bytes.hex("09")));
        assertEquals(PacketKind.UNKNOWN, Captures.last(capture).packet());
        assertEquals(Rule.PACKET_TYPE, Captures.last(capture).fault().orElseThrow().rule());
    }

    @Test
    void errorResponseCountsAsFailed() {
        Capture capture = Captures.of(traffic ->
                traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(1, true, Bytes.utf8("{\"code\":404}"))));
        assertTrue(Captures.last(capture).failed());
    }

    @Test
    void allFiveLightsGoOnDuringTheHandshake() {
        Capture capture = Captures.of(traffic -> traffic.connect("c1"));
        TappedConnection connection = capture.connections().getFirst();
        assertTrue(connection.next().isEmpty());
        assertEquals(Optional.of(Duration.ofMillis(1)), connection.took(HandshakeStep.HANDSHAKE));
        assertEquals(Optional.of(Duration.ofMillis(2)), connection.took(HandshakeStep.RESPONSE));
    }

    @Test
    void closedConnectionsAreForgottenBeforeOpenOnes() {
        Capture capture = Captures.of(traffic -> {
            traffic.heartbeat("open");
            for (int i = 0; i < 2 * Capture.CONNECTIONS; i++) {
                traffic.heartbeat("c" + i);
                traffic.close("c" + i, "");
            }
        });
        assertTrue(capture.connections().size() <= Capture.CONNECTIONS);
        assertEquals("open", capture.connections().getFirst().id());
    }

    @Test
    void roomIsTheOneJoinedLast() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.join("c1", 1, "alice", "lobby");
        });
        assertEquals("lobby", capture.connections().getFirst().room());
        assertFalse(capture.connections().getFirst().closed());
    }

    @Test
    void introducedNodeBringsItsDictionaryAndItsConnections() {
        var capture = new Capture(100);
        capture.introduce(hello("c1"));
        new SyntheticTraffic("gate-1", capture::apply).say("c1", "alice", "hi", List.of());
        assertEquals("Room.Message", Captures.last(capture).route());
        assertEquals("lobby", capture.connections().getFirst().room());
    }

    @Test
    void nodeThatCameBackIsAnotherOne() {
        var capture = new Capture(100);
        var first = new SyntheticTraffic("gate-1", capture::apply);
        first.connect("c1");
        first.join("c1", 1, "alice", "lobby");
        capture.introduce(hello("c7"));
        var second = new SyntheticTraffic("gate-1", capture::apply);
        second.connect("c1");
        assertEquals("c1", Captures.last(capture).connection().name(), "not alice");
        assertEquals(0, capture.lost());
        assertFalse(Captures.last(capture).sincePrevious().isNegative());
    }

    @Test
    void whoWasThereBeforeIsCalledAsTheApplicationDoes() {
        var capture = new Capture(100);
        var present = new TapLine.Present("c7", "127.0.0.1:9", "WORKING", 5, "5", "小明", List.of("lobby"));
        capture.introduce(new TapLine.Hello(
                "gate-1", "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(present)));
        assertEquals("小明", capture.find("gate-1", "c7").orElseThrow().name());
    }

    private static TapLine.Hello hello(String connection) {
        var present = new TapLine.Present(connection, "127.0.0.1:9", "WORKING", 5, "5", List.of("lobby"));
        return new TapLine.Hello("gate-1", "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(present));
    }
}
