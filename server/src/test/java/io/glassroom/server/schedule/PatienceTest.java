package io.glassroom.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void aWaitEndsAsSoonAsTheConditionHolds() {
        var patience = Patience.of(Duration.ofMinutes(1));
        var asked = new AtomicInteger();
        patience.await(() -> asked.incrementAndGet() == 3);
        assertFalse(patience.isOver());
        assertTrue(patience.left().compareTo(Duration.ofSeconds(50)) > 0);
    }

    @Test
    void aWaitEndsWithItsTime() {
        var patience = Patience.of(Duration.ofMillis(10));
        patience.await(() -> false);
        assertTrue(patience.isOver());
        assertFalse(patience.left().isPositive());
    }

    @Test
    void whatHoldsAlreadyIsSeenThoughThereIsNoTime() {
        var asked = new AtomicInteger();
        Patience.of(Duration.ZERO).await(() -> asked.incrementAndGet() == 1);
        assertEquals(1, asked.get());
    }
}
