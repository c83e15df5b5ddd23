package io.glassroom.client.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlayheadTest {

    private final VirtualTime time = new VirtualTime();
    private final Playhead playhead = new Playhead(time);

    private void pass(long seconds) {
        time.advance(Duration.ofSeconds(seconds));
        playhead.look();
    }

    @Test
    void atFullSpeedTheViewIsThePresent() {
        pass(5);
        assertEquals(playhead.live(), playhead.view());
        assertEquals(Duration.ZERO, playhead.behind().get());
        assertFalse(playhead.lagging().get());
    }

    @Test
    void atAQuarterOfTheSpeedFourSecondsLeaveItThreeBehind() {
        playhead.speed().set(Speed.QUARTER);
        pass(4);
        assertEquals(Duration.ofSeconds(3), playhead.behind().get());
        assertTrue(playhead.lagging().get());
    }

    @Test
    void aChangeOfSpeedDoesNotMakeTheViewJump() {
        playhead.speed().set(Speed.TENTH);
        pass(10);
        long before = playhead.view();
        playhead.speed().set(Speed.TWO_HUNDREDTH);
        assertEquals(before, playhead.view());
        pass(2);
        assertEquals(before + Duration.ofMillis(10).toNanos(), playhead.view());
    }

    @Test
    void atFullSpeedAgainItStaysAsFarBehindAsItWas() {
        playhead.speed().set(Speed.HALF);
        pass(6);
        playhead.speed().set(Speed.FULL);
        pass(60);
        assertEquals(Duration.ofSeconds(3), playhead.behind().get());
        assertTrue(playhead.lagging().get());
    }

    @Test
    void theWayBackToThePresentIsOneStep() {
        playhead.speed().set(Speed.FIFTIETH);
        pass(50);
        playhead.toLive();
        assertEquals(Speed.FULL, playhead.speed().get());
        assertEquals(playhead.live(), playhead.view());
        assertFalse(playhead.lagging().get());
    }
}
