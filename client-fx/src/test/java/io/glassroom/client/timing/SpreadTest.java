package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private final Spread spread = new Spread();

    @Test
    void percentilesAreRightToATwentieth() {
        for (int millis = 1; millis <= 1_000; millis++) {
            spread.add(Duration.ofMillis(millis));
        }
        assertEquals(500, spread.percentile(0.5).toMillis(), 25);
        assertEquals(950, spread.percentile(0.95).toMillis(), 48);
        assertEquals(Duration.ofSeconds(1), spread.max());
    }

    @Test
    void columnsBeginWhereTheySay() {
        for (int column = 0; column < Spread.columns(); column++) {
            assertEquals(column, Spread.column(Spread.edge(column)));
        }
        spread.add(Duration.ofMillis(5));
        spread.add(Duration.ofNanos(9_999_999));
        assertEquals(2, spread.in(Spread.column(Duration.ofMillis(7))));
    }

    @Test
    void extremesFindTheirPlace() {
        spread.add(Duration.ZERO);
        spread.add(Duration.ofDays(1));
        assertEquals(1, spread.in(0));
        assertEquals(1, spread.in(Spread.columns() - 1));
        assertEquals(Duration.ofDays(1), spread.max());
    }
}
