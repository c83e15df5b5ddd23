package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final SplittableRandom random = new SplittableRandom(1);
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 10);

    @Test
    void boundDoublesWithEachAttempt() {
        assertBetween(90, 100, longestOf(1000, 0));
        assertBetween(180, 200, longestOf(1000, 1));
        assertBetween(360, 400, longestOf(1000, 2));
    }

    @Test
    void boundNeverPassesTheLongest() {
        assertBetween(900, 1000, longestOf(1000, 4));
        assertBetween(900, 1000, longestOf(1000, Integer.MAX_VALUE));
    }

    @Test
    void waitsSpreadOverTheWholeRange() {
        long below = 0;
        for (int i = 0; i < 1000; i++) {
            below += backoff.before(0, random).toMillis() < 50 ? 1 : 0;
        }
        assertBetween(400, 600, Duration.ofMillis(below));
    }

    @Test
    void nonsenseIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, Duration.ZERO, 1));
        assertEquals("backoff from PT0S to PT0S, 1 attempts", refusal.getMessage());
    }

    private Duration longestOf(int draws, int attempt) {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < draws; i++) {
            Duration wait = backoff.before(attempt, random);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }

    private static void assertBetween(long low, long high, Duration millis) {
        assertTrue(millis.toMillis() >= low && millis.toMillis() <= high, millis.toString());
    }
}
