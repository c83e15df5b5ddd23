package io.glassroom.protocol.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualTime time = new VirtualTime();
    private final List<String> told = new ArrayList<>();

    @Test
    void timeStandsStillUntilItIsMoved() {
        assertEquals(time.nanos(), time.nanos());
        assertEquals(ORIGIN, time.now());
    }

    @Test
    void bothClocksMoveTogether() {
        time.advance(Duration.ofMillis(1500));
        assertEquals(1_500_000_000L, time.nanos());
        assertEquals(ORIGIN.plusMillis(1500), time.now());
    }

    @Test
    void timerRunsAtItsDeadlineAndNotBefore() {
        tellAfter(10, "due");
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertEquals(List.of(), told);
        time.advance(Duration.ofNanos(1));
        assertEquals(List.of("due at 10"), told);
    }

    @Test
    void timersRunInTheOrderOfTheirDeadlines() {
        tellAfter(3, "c");
        tellAfter(1, "a");
        tellAfter(2, "b");
        time.advance(Duration.ofSeconds(5));
        assertEquals(List.of("a at 1", "b at 2", "c at 3"), told);
    }

    @Test
    void timersOfOneDeadlineRunInTheOrderInWhichTheyWereOrdered() {
        var names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        names.forEach(name -> tellAfter(1, name));
        time.advance(Duration.ofSeconds(1));
        assertEquals(names.stream().map(name -> name + " at 1").toList(), told);
    }

    @Test
    void timerOrderedByATimerRunsInTheSameAdvanceIfItFallsDue() {
        time.after(Duration.ofSeconds(1), () -> tellAfter(1, "next"));
        time.advance(Duration.ofSeconds(2));
        assertEquals(List.of("next at 2"), told);
    }

    @Test
    void cancelledTimerDoesNotRun() {
        var timer = tellAfter(1, "never");
        assertTrue(timer.cancel());
        time.advance(Duration.ofSeconds(2));
        assertEquals(List.of(), told);
        assertEquals(0, time.pending());
    }

    @Test
    void timerThatRanOrWasCancelledCannotBeCancelled() {
        var timer = tellAfter(1, "ran");
        time.advance(Duration.ofSeconds(1));
        assertFalse(timer.cancel());
        var other = tellAfter(1, "cancelled");
        other.cancel();
        assertFalse(other.cancel());
    }

    @Test
    void timerMayCancelAnother() {
        var second = tellAfter(2, "second");
        time.after(Duration.ofSeconds(1), second::cancel);
        time.advance(Duration.ofSeconds(3));
        assertEquals(List.of(), told);
    }

    @Test
    void timerWithoutDelayWaitsForTheNextAdvance() {
        tellAfter(0, "now");
        assertEquals(List.of(), told);
        time.advance(Duration.ZERO);
        assertEquals(List.of("now at 0"), told);
    }

    @Test
    void delayBelowZeroIsNone() {
        time.after(Duration.ofSeconds(-5), () -> told.add("now"));
        time.advance(Duration.ZERO);
        assertEquals(List.of("now"), told);
    }

    @Test
    void timeDoesNotRunBackwards() {
        time.advance(Duration.ofSeconds(5));
        time.advance(Duration.ofSeconds(-1));
        assertEquals(Duration.ofSeconds(5).toNanos(), time.nanos());
    }

    @Test
    void timersBehindOneThatFailsStillWait() {
        time.after(Duration.ofSeconds(1), () -> {
            throw new IllegalStateException("boom");
        });
        tellAfter(1, "next");
        assertThrows(IllegalStateException.class, () -> time.advance(Duration.ofSeconds(2)));
        time.advance(Duration.ZERO);
        assertEquals(List.of("next at 1"), told);
    }

    private Time.Timer tellAfter(long seconds, String what) {
        return time.after(Duration.ofSeconds(seconds), () -> told.add(what + " at " + time.nanos() / 1_000_000_000));
    }
}
