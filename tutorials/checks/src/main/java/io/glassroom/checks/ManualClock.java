package io.glassroom.checks;

import io.glassroom.kit.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Time that a check turns, and its [Tape] with it. What is due is done on the thread of the check, in the order in
/// which it is due. For one thread.
public final class ManualClock implements Clock {

    private static final long EPOCH = 1_763_683_200; // seconds: 2025-11-21

    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparingLong(Due::at).thenComparing(Due::number));
    private final Tape tape = Tape.current();
    private long now; // milliseconds
    private long count;

    private record Due(long at, long number, Runnable task) {}

    @Override
    public long millis() {
        return now;
    }

    @Override
    public long epochSeconds() {
        return EPOCH + now / 1_000;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var entry = new Due(now + Math.max(0, delay.toMillis()), count++, task);
        due.add(entry);
        return () -> due.remove(entry);
    }

    /// Lets so much time pass.
    public void advance(Duration time) {
        long end = now + time.toMillis();
        for (Due next = due.peek(); next != null && next.at() <= end; next = due.peek()) {
            due.remove();
            turnTo(next.at());
            next.task().run();
        }
        turnTo(end);
    }

    private void turnTo(long moment) {
        tape.pass(moment - now);
        now = moment;
    }

    /// How many things are still to be done.
    public int waiting() {
        return due.size();
    }
}
