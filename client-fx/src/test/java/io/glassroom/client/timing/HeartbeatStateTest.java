package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.Captures;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.timing.HeartbeatState.Phase;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The handshake of the traffic agrees upon 30 s, so that the server waits for 75 s.
class HeartbeatStateTest {

    @ParameterizedTest
    @CsvSource({"0, FRESH, 75", "30, FRESH, 45", "31, LATE, 44", "59, LATE, 16", "60, DYING, 15", "74, DYING, 1", "76, DYING, 0"})
    void ringDrainsOverTheTimeAfterWhichTheServerCloses(int silence, Phase phase, int left) {
        HeartbeatState state = after(silence, traffic -> {});
        assertEquals(phase, state.phase());
        assertEquals(Duration.ofSeconds(left), state.left());
        assertEquals(left / 75.0, state.rest(), 1e-9);
    }

    @Test
    void anyPacketOfTheClientFillsTheRing() {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            traffic.pass(Duration.ofSeconds(70));
            traffic.join("c1", 1, "alice", "lobby");
        });
        TappedConnection connection = capture.connections().getFirst();
        assertEquals(1, HeartbeatState.of(connection, connection.last(Direction.IN).orElseThrow()).rest());
    }

    @Test
    void packetsOfTheServerDoNotFillIt() {
        HeartbeatState state = after(70, traffic -> traffic.kick("c1", "no reason"));
        assertEquals(Phase.DYING, state.phase());
    }

    @Test
    void timeoutIsToldFromOtherEnds() {
        assertEquals(Phase.CLOSED, after(1, traffic -> traffic.close("c1", "bye")).phase());
        assertEquals(Phase.TIMED_OUT, after(76, traffic -> {
            traffic.reject("c1", new Fault(Rule.HEARTBEAT_TIMEOUT, 0, "nothing arrived for 75.0 s"), Bytes.EMPTY);
            traffic.close("c1", "HEARTBEAT_TIMEOUT");
        }).phase());
    }

    @Test
    void handshakeThatIsNotFinishedDrainsNothing() {
        Capture capture = Captures.of(traffic -> traffic.in("c1", new Packet.Heartbeat()));
        assertEquals(Phase.NONE, HeartbeatState.of(capture.connections().getFirst(), 0).phase());
        Capture greeted = Captures.of(traffic -> traffic.in("c1", new Packet.Handshake(Bytes.utf8("{}"))));
        assertEquals(Phase.SHAKING_HANDS, HeartbeatState.of(greeted.connections().getFirst(), 0).phase());
    }

    private static HeartbeatState after(int silence, Consumer<SyntheticTraffic> meanwhile) {
        Capture capture = Captures.of(traffic -> {
            traffic.connect("c1");
            meanwhile.accept(traffic);
        });
        TappedConnection connection = capture.connections().getFirst();
        long heard = connection.last(Direction.IN).orElseThrow();
        return HeartbeatState.of(connection, heard + Duration.ofSeconds(silence).toNanos());
    }
}
