package io.glassroom.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausableTimeTest {

    private final VirtualTime source = new VirtualTime();
    private final PausableTime time = new PausableTime(source);
    private final List<String> fired = new ArrayList<>();

    @Test
    void timersFireAsTheSourceGoesOn() {
        time.after(Duration.ofSeconds(2), () -> fired.add("a"));
        source.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), fired);
        source.advance(Duration.ofSeconds(1));
        assertEquals(List.of("a"), fired);
        assertEquals(Duration.ofSeconds(2).toNanos(), time.nanos());
    }

    @Test
    void nothingFiresAndNoTimePassesWhilePaused() {
        time.after(Duration.ofSeconds(2), () -> fired.add("a"));
        source.advance(Duration.ofSeconds(1));
        time.pause();
        source.advance(Duration.ofHours(1));
        assertEquals(List.of(), fired);
        assertEquals(Duration.ofSeconds(1).toNanos(), time.nanos());
        assertTrue(time.isPaused());
    }

    @Test
    void timersHaveAfterThePauseWhatTheyHadBefore() {
        time.after(Duration.ofSeconds(2), () -> fired.add("a"));
        source.advance(Duration.ofMillis(1_500));
        time.pause();
        source.advance(Duration.ofHours(1));
        time.resume();
        source.advance(Duration.ofMillis(499));
        assertEquals(List.of(), fired);
        source.advance(Duration.ofMillis(1));
        assertEquals(List.of("a"), fired);
        assertFalse(time.isPaused());
    }

    @Test
    void timersOrderedDuringThePauseCountFromItsEnd() {
        time.pause();
        time.after(Duration.ofSeconds(1), () -> fired.add("a"));
        source.advance(Duration.ofSeconds(5));
        time.resume();
        source.advance(Duration.ofMillis(999));
        assertEquals(List.of(), fired);
        source.advance(Duration.ofMillis(1));
        assertEquals(List.of("a"), fired);
    }

    @Test
    void pausingAndResumingTwiceIsPausingAndResumingOnce() {
        time.after(Duration.ofSeconds(1), () -> fired.add("a"));
        time.pause();
        source.advance(Duration.ofSeconds(3));
        time.pause();
        source.advance(Duration.ofSeconds(3));
        time.resume();
        time.resume();
        source.advance(Duration.ofSeconds(1));
        assertEquals(List.of("a"), fired);
        assertEquals(Duration.ofSeconds(1).toNanos(), time.nanos());
    }

    @Test
    void cancelledTimerNeverFires() {
        Time.Timer before = time.after(Duration.ofSeconds(1), () -> fired.add("before"));
        time.pause();
        Time.Timer during = time.after(Duration.ofSeconds(1), () -> fired.add("during"));
        assertTrue(before.cancel());
        assertTrue(during.cancel());
        assertFalse(during.cancel());
        time.resume();
        source.advance(Duration.ofSeconds(5));
        assertEquals(List.of(), fired);
    }
}
