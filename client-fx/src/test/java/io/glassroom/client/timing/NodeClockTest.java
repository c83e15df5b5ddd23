package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeClockTest {

    private final VirtualTime time = new VirtualTime();
    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);

    @Test
    void clockOfAnotherNodeGoesOnFromItsLastRecord() {
        NodeClock clock = NodeClock.estimated(capture, time);
        traffic.heartbeat("c1"); // at 1 ms of its clock
        time.advance(Duration.ofSeconds(3));
        assertEquals(Duration.ofMillis(3_001).toNanos(), clock.nanos("gate-1"));
    }

    @Test
    void recordThatTravelledFastestCounts() {
        NodeClock clock = NodeClock.estimated(capture, time);
        traffic.heartbeat("c1");
        time.advance(Duration.ofMillis(500));
        traffic.pass(Duration.ofMillis(99)); // the next one comes 400 ms later than the first did
        traffic.heartbeat("c1");
        assertEquals(Duration.ofMillis(501).toNanos(), clock.nanos("gate-1"));
    }

    @Test
    void estimateFollowsAClockThatIsSlower() {
        NodeClock clock = NodeClock.estimated(capture, time);
        traffic.heartbeat("c1");
        time.advance(Duration.ofSeconds(100));
        traffic.pass(Duration.ofSeconds(99));
        traffic.heartbeat("c1");
        assertEquals(Duration.ofMillis(99_002).toNanos(), clock.nanos("gate-1"));
    }

    @Test
    void recordingIsAsLateAsItsLastRecord() {
        NodeClock clock = NodeClock.recorded(capture);
        traffic.heartbeat("c1");
        time.advance(Duration.ofSeconds(5));
        assertEquals(Duration.ofMillis(1).toNanos(), clock.nanos("gate-1"));
    }
}
