package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.rooms.Room.Place;
import io.glassroom.client.rooms.Room.Reach;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightsTest {

    private static final long MILLI = 1_000_000;

    private final Capture capture = new Capture(100);
    private final Lights lights = new Lights();
    private final Place alice = place("c1", Reach.REACHED, 1);
    private final Place bob = place("c2", Reach.REACHED, 2);

    private Place place(String id, Reach reach, int turn) {
        new SyntheticTraffic("gate-1", capture::apply).connect(id);
        TappedConnection connection = capture.find("gate-1", id).orElseThrow();
        return new Place(connection, reach, turn, null);
    }

    @Test
    void oneIsLitAfterTheOther() {
        lights.settle(List.of(alice, bob));
        lights.begin(List.of(alice, bob), true);
        lights.beat(5_000 * MILLI);
        assertTrue(lights.isLit(1));
        assertFalse(lights.isLit(2));
        assertEquals(1, lights.glow(1));
        lights.beat(5_120 * MILLI);
        assertTrue(lights.isLit(2));
        lights.beat(5_740 * MILLI);
        assertFalse(lights.running());
        assertTrue(lights.isLit(1) && lights.isLit(2));
        assertEquals(0, lights.glow(2));
    }

    @Test
    void aCrowdIsLitInLittleMoreThanASecond() {
        var many = new ArrayList<Place>();
        for (int i = 1; i <= 500; i++) {
            many.add(new Place(alice.member(), Reach.REACHED, i, null));
        }
        lights.settle(many);
        lights.begin(many, true);
        lights.beat(0);
        lights.beat(1_250 * MILLI);
        assertTrue(lights.isLit(500));
    }

    @Test
    void whoComesGrows() {
        lights.settle(List.of(alice));
        lights.begin(List.of(alice, bob), false);
        lights.beat(0);
        assertEquals(1, lights.arrived(alice.member()));
        assertEquals(0, lights.arrived(bob.member()));
        lights.beat(125 * MILLI);
        assertEquals(0.5, lights.arrived(bob.member()), 1e-9);
        lights.beat(250 * MILLI);
        assertFalse(lights.running());
        assertEquals(1, lights.arrived(bob.member()));
    }

    @Test
    void nothingMovesWhenNothingIsNew() {
        lights.settle(List.of(alice, bob));
        lights.begin(List.of(alice, bob), false);
        assertFalse(lights.running());
    }

    @Test
    void settledLightsStandWhereTheyEnd() {
        lights.settle(List.of(alice, bob));
        assertTrue(lights.isLit(2));
        assertEquals(0, lights.glow(2));
    }
}
