package io.glassroom.client.rooms;

import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.rooms.Room.Place;
import io.glassroom.client.rooms.Room.Reach;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far the dots of a room are in what moves them: coming, going, and being reached one after the other. It runs
/// from the first beat after [#begin]; when it is settled, everything is where it ends.
final class Lights {

    private static final long STEP = Duration.ofMillis(120).toNanos(); // from one to the next
    private static final long ALL = Duration.ofMillis(1_200).toNanos(); // for many, all together
    private static final long GLOW = Duration.ofMillis(500).toNanos();
    private static final long COMING = Duration.ofMillis(250).toNanos();

    private final Map<TappedConnection, Long> changed = new HashMap<>(); // who came or went, and when
    private final Map<TappedConnection, Boolean> known = new HashMap<>(); // who is there, and whether gone
    private boolean running;
    private boolean counting; // a broadcast goes round
    private boolean started;
    private long start;
    private long now;
    private long step;
    private long end;

    /// Everything is where it ends.
    void settle(List<Place> places) {
        running = false;
        counting = false;
        changed.clear();
        remember(places);
    }

    /// @param fresh whether the broadcast has not gone round yet
    void begin(List<Place> places, boolean fresh) {
        changed.clear();
        for (Place place : places) {
            Boolean gone = known.get(place.member());
            if (gone == null || gone != (place.reach() == Reach.LEFT)) {
                changed.put(place.member(), 0L);
            }
        }
        remember(places);
        int turns = places.stream().mapToInt(Place::turn).max().orElse(0);
        counting = fresh && turns > 0;
        step = turns == 0 ? STEP : Math.min(STEP, ALL / turns);
        end = Math.max(changed.isEmpty() ? 0 : COMING, counting ? turns * step + GLOW : 0);
        running = end > 0;
        started = false;
    }

    private void remember(List<Place> places) {
        known.clear();
        places.forEach(place -> known.put(place.member(), place.reach() == Reach.LEFT));
    }

    boolean running() {
        return running;
    }

    void beat(long nanos) {
        if (running && !started) {
            started = true;
            start = nanos;
        }
        now = nanos;
        running &= nanos - start < end;
        if (!running) {
            counting = false;
            changed.clear();
        }
    }

    private long passed() {
        return started ? now - start : 0;
    }

    /// How far somebody has come or gone, 0 to 1.
    double arrived(TappedConnection member) {
        return running && changed.containsKey(member) ? Math.clamp((double) passed() / COMING, 0, 1) : 1;
    }

    /// Whether the broadcast has come to whose turn this is.
    boolean isLit(int turn) {
        return turn > 0 && (!counting || passed() >= (turn - 1) * step);
    }

    /// How much whose turn this is still glows, 1 to 0.
    double glow(int turn) {
        return counting && isLit(turn) ? Math.clamp(1 - (double) (passed() - (turn - 1) * step) / GLOW, 0, 1) : 0;
    }
}
