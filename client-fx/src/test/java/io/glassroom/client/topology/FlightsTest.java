package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.topology.Flights.Drawing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final Cluster cluster = new Cluster();
    private final Flights flights = new Flights();

    private void heartbeats(int count) {
        for (int i = 0; i < count; i++) {
            cluster.node("gate-1").heartbeat("c1");
            flights.add(cluster.last());
        }
    }

    private List<Double> fractions(long view) {
        List<Double> all = new ArrayList<>();
        flights.draw(view, (what, fraction) -> all.add(fraction));
        return all;
    }

    @Test
    void packetsKeepTheirDistances() {
        heartbeats(3); // a millisecond apart
        flights.depart(1_000 * MILLI);
        List<Double> at = fractions(1_400 * MILLI);
        assertEquals(3, at.size());
        assertEquals(MILLI / (double) Flights.TRAVEL, at.get(0) - at.get(1), 1e-9);
        assertEquals(MILLI / (double) Flights.TRAVEL, at.get(1) - at.get(2), 1e-9);
    }

    @Test
    void dotIsGoneWhenItHasArrived() {
        heartbeats(1);
        flights.depart(1_000 * MILLI);
        assertEquals(0, fractions(1_050 * MILLI).size());
        assertEquals(1, fractions(1_500 * MILLI).size());
        assertEquals(0, fractions(1_701 * MILLI).size());
        assertTrue(flights.isEmpty());
    }

    @Test
    void everythingUpToAPacketHasArrivedWhenItsTimeIsOver() {
        heartbeats(2);
        flights.depart(1_000 * MILLI);
        heartbeats(1);
        flights.depart(5_000 * MILLI);
        assertEquals(2, flights.arrived(2_000 * MILLI));
        assertEquals(3, flights.arrived(6_000 * MILLI));
    }

    @Test
    void atHighRatesDotsAreSampledAndItIsSaidHowMany() {
        heartbeats(4_000);
        flights.depart(1_000 * MILLI);
        int drawn = fractions(1_200 * MILLI).size();
        assertTrue(drawn <= Flights.DRAWN, drawn + " dots");
        assertTrue(drawn > Flights.DRAWN / 4, drawn + " dots");
        assertTrue(flights.oneOf() >= 4_000 / Flights.DRAWN, "1 of " + flights.oneOf());
    }

    @Test
    void aDotThatIsShownStaysUntilItArrives() {
        heartbeats(4_000);
        flights.depart(1_000 * MILLI);
        Set<Traveller> before = drawn(1_200 * MILLI);
        assertEquals(before, drawn(1_600 * MILLI));
    }

    private Set<Traveller> drawn(long view) {
        Set<Traveller> all = new HashSet<>();
        Drawing drawing = (what, fraction) -> all.add(what);
        flights.draw(view, drawing);
        return all;
    }

    @Test
    void memoryIsBoundedHoweverFarTheViewIsBehind() {
        for (int batch = 0; batch < 200; batch++) {
            heartbeats(1_000);
            flights.depart(batch * 100 * MILLI);
        }
        assertTrue(flights.size() <= Flights.KEPT, flights.size() + " kept");
        fractions(150 * MILLI);
        assertTrue(flights.oneOf() >= 200_000 / Flights.KEPT, "1 of " + flights.oneOf());
    }

    @Test
    void whenItIsQuietAgainEveryPacketIsADot() {
        heartbeats(20_000);
        flights.depart(1_000 * MILLI);
        fractions(9_000 * MILLI);
        for (int i = 0; i < 12; i++) {
            heartbeats(1);
            flights.depart((10_000 + i * 1_000) * MILLI);
            fractions((11_000 + i * 1_000) * MILLI);
        }
        heartbeats(3);
        flights.depart(60_000 * MILLI);
        assertEquals(3, fractions(60_300 * MILLI).size());
        assertEquals(1, flights.oneOf());
    }
}
