package io.glassroom.client.topology;

import io.glassroom.client.model.CapturedPacket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What is on its way through the picture, by the time of a playhead. What comes in one batch departs within the time
/// until the next, at the distances that it really had.
///
/// The number that is kept is bounded: when there is too much, each second traveller is let go, and [#oneOf] says so.
/// Who is let go is decided by the number of the packet, so that a dot that is shown stays until it arrives.
final class Flights {

    /// How long a dot travels at full speed.
    static final long TRAVEL = Duration.ofMillis(600).toNanos();

    /// Most dots at a time.
    static final int DRAWN = 240;

    /// Most travellers that are kept.
    static final int KEPT = 8_192;

    private static final long BATCH = Duration.ofMillis(100).toNanos();

    private final Deque<Flight> flights = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final List<Flight> arrivals = new ArrayList<>(); // of this batch
    private int stride = 1;
    private int oneOf = 1;
    private long lastStart = Long.MIN_VALUE;
    private long lastNumber;
    private long shown; // number

    /// @param start by the playhead's clock; of an arrival still by the capture's
    /// @param of how many one was kept when it came
    private record Flight(Traveller what, long start, int of) {}

    /// Up to which packet everything has departed at this moment.
    private record Mark(long start, long number) {}

    /// Told of each dot.
    @FunctionalInterface
    interface Drawing {

        /// @param fraction of the way, 0 to 1
        void dot(Traveller what, double fraction);
    }

    /// Notes a packet down until [#depart].
    void add(CapturedPacket packet) {
        lastNumber = packet.number();
        add(new Traveller.Parcel(packet), packet.sinceStart().toNanos());
    }

    void add(Traveller what, long nanos) {
        if (isPicked(what, stride)) {
            arrivals.add(new Flight(what, nanos, stride));
            if (arrivals.size() + flights.size() > KEPT) {
                thin();
            }
        }
    }

    /// Sends off what was noted down.
    ///
    /// @param live the moment that it is
    void depart(long live) {
        if (arrivals.isEmpty()) {
            return;
        }
        long last = arrivals.getLast().start;
        for (Flight arrival : arrivals) {
            long start = live + BATCH - Math.clamp(last - arrival.start, 0, BATCH);
            lastStart = Math.max(lastStart, start);
            flights.add(new Flight(arrival.what, lastStart, arrival.of));
        }
        arrivals.clear();
        marks.add(new Mark(lastStart, lastNumber));
        if (marks.size() > KEPT) {
            marks.poll();
        }
        if (stride > 1 && flights.size() < KEPT / 8) {
            stride /= 2;
        }
    }

    private void thin() {
        stride *= 2;
        thin(flights);
        var rest = new ArrayDeque<>(arrivals);
        thin(rest);
        arrivals.clear();
        arrivals.addAll(rest);
    }

    private void thin(Deque<Flight> all) {
        var rest = new ArrayList<Flight>();
        for (Flight flight : all) {
            if (isPicked(flight.what, stride)) {
                rest.add(new Flight(flight.what, flight.start, stride));
            }
        }
        all.clear();
        all.addAll(rest);
    }

    /// Draws what is on its way at this moment.
    void draw(long view, Drawing drawing) {
        while (!flights.isEmpty() && flights.peek().start + TRAVEL < view) {
            flights.poll();
        }
        int airborne = 0;
        int kept = 1;
        for (Flight flight : flights) {
            if (flight.start > view) {
                break;
            }
            airborne++;
            kept = Math.max(kept, flight.of);
        }
        oneOf = kept;
        while (airborne * (long) kept / oneOf > DRAWN) {
            oneOf *= 2;
        }
        int drawn = 0;
        for (Flight flight : flights) {
            if (flight.start > view || drawn == DRAWN) {
                break;
            }
            if (isPicked(flight.what, oneOf)) {
                drawing.dot(flight.what, (view - flight.start) / (double) TRAVEL);
                drawn++;
            }
        }
    }

    /// Of how many travellers one was drawn, the last time.
    int oneOf() {
        return oneOf;
    }

    /// Number of the last packet that has arrived at this moment.
    long arrived(long view) {
        while (!marks.isEmpty() && marks.peek().start + TRAVEL <= view) {
            shown = marks.poll().number;
        }
        return shown;
    }

    /// Whether nothing is on its way, and nothing waits to be.
    boolean isEmpty() {
        return flights.isEmpty() && arrivals.isEmpty();
    }

    int size() {
        return flights.size() + arrivals.size();
    }

    /// Forgets everything: from here on, all packets up to this one have arrived.
    void clear(long number) {
        flights.clear();
        arrivals.clear();
        marks.clear();
        shown = number;
        oneOf = 1;
        stride = 1;
    }

    private static boolean isPicked(Traveller what, int n) {
        long mixed = what.number() * 0x9E3779B97F4A7C15L >>> 32; // Fibonacci hashing: neighbours go different ways
        return (mixed & n - 1) == 0;
    }
}
