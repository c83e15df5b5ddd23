package io.glassroom.client.pump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private final VirtualTime time = new VirtualTime();
    private final TapPump pump = new TapPump(100, Duration.ofMillis(12), time);
    private final Intake intake = new Intake(pump, new Capture(100), time);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", pump::offer);

    @Test
    void eachFollowerIsChargedForItsOwnTime() {
        intake.follow("quick", () -> time.advance(Duration.ofMillis(1)));
        intake.follow("slow", () -> time.advance(Duration.ofMillis(4)));
        batch();
        assertEquals(List.of("capture", "quick", "slow"), intake.log().parts());
        assertEquals(Duration.ZERO, intake.log().part(0, time.nanos()).last());
        assertEquals(Duration.ofMillis(1), intake.log().part(1, time.nanos()).last());
        assertEquals(Duration.ofMillis(4), intake.log().part(2, time.nanos()).last());
        assertEquals(Duration.ofMillis(5), intake.log().whole(time.nanos()).last());
        assertEquals(5_000, intake.batchMicros().get());
    }

    @Test
    void batchesOverTheLimitAreCounted() {
        long[] millis = {19};
        intake.follow("live", () -> time.advance(Duration.ofMillis(millis[0])));
        batch();
        assertEquals(0, intake.log().slow());
        millis[0] = 21;
        batch();
        assertEquals(1, intake.log().slow());
        assertEquals(2, intake.log().batches());
    }

    @Test
    void worstOfTheLastMinuteIsForgottenAfterwards() {
        long[] millis = {30};
        intake.follow("live", () -> time.advance(Duration.ofMillis(millis[0])));
        batch();
        millis[0] = 2;
        time.advance(Duration.ofSeconds(61));
        batch();
        assertEquals(Duration.ofMillis(2), intake.log().whole(time.nanos()).worst());
    }

    @Test
    void tickThatBroughtNothingIsNoBatch() {
        intake.tick();
        assertEquals(0, intake.log().batches());
    }

    @Test
    void recordsOfASecondAreCounted() {
        for (int i = 0; i < 10; i++) {
            batch();
            time.advance(Duration.ofMillis(100));
        }
        assertEquals(10, intake.log().rate(time.nanos(), Duration.ofSeconds(1)));
    }

    private void batch() {
        traffic.heartbeat("c1");
        intake.tick();
    }
}
