package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.rooms.Reassembly.Step;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReassemblyTest {

    private final Capture capture = new Capture(100);
    private final Reassembly reassembly = new Reassembly();
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private TappedConnection connection;

    @BeforeEach
    void connect() {
        capture.listen(reassembly);
        traffic.connect("c1");
        connection = capture.find("gate-1", "c1").orElseThrow();
    }

    private void buffered(long bytes, long whole) {
        var event = new TapEvent.Transport("c1", TapEvent.TransportStep.BUFFERED, 0, bytes, whole);
        capture.apply(new TapRecord(100, 100, Instant.EPOCH, "gate-1", FlowId.NONE, event));
    }

    @Test
    void packetsThatComeWholeLeaveNothingToTell() {
        traffic.heartbeat("c1");
        assertEquals(List.of(), reassembly.of(connection));
    }

    @Test
    void theBufferFillsUntilThePacketIsWhole() {
        buffered(3, 0);
        traffic.heartbeat("c1");
        assertEquals(List.of(new Step(3, 0), new Step(4, 4)), reassembly.of(connection));
        assertFalse(reassembly.of(connection).getFirst().complete());
        assertTrue(reassembly.of(connection).getLast().complete());
    }

    @Test
    void onlyTheLatestStepsAreKept() {
        for (int i = 1; i <= Reassembly.STEPS + 5; i++) {
            buffered(i, 1000);
        }
        assertEquals(Reassembly.STEPS, reassembly.of(connection).size());
        assertEquals(new Step(6, 1000), reassembly.of(connection).getFirst());
    }
}
