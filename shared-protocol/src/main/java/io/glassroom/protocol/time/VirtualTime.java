package io.glassroom.protocol.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Time that stands still until somebody moves it. [#advance] runs the timers that fall due, in the order of their
/// deadlines and at exactly their deadlines, on the thread that advances.
///
/// Timers may be ordered and cancelled from any thread, and from within a timer's task.
public final class VirtualTime implements Time {

    private static final Comparator<Entry> BY_DEADLINE =
            Comparator.comparingLong((Entry entry) -> entry.deadline).thenComparingLong(entry -> entry.order);

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(BY_DEADLINE);
    private final Instant origin;
    private long nanos;
    private long ordered;

    public VirtualTime() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public VirtualTime(Instant origin) {
        this.origin = origin;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return origin.plusNanos(nanos);
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        var entry = new Entry(nanos + Math.max(0, delay.toNanos()), ordered++, task);
        entries.add(entry);
        return () -> cancel(entry);
    }

    /// Moves time forward and runs what falls due on the way.
    public void advance(Duration duration) {
        long end = nanos() + duration.toNanos();
        for (Entry due = takeDue(end); due != null; due = takeDue(end)) {
            due.task.run();
        }
    }

    /// How many timers are waiting.
    public synchronized int pending() {
        return entries.size();
    }

    /// The next that is due; if none is, it is `end` at the same moment, so that no other thread's timer falls between.
    private synchronized @Nullable Entry takeDue(long end) {
        Entry first = entries.peek();
        if (first == null || first.deadline > end) {
            nanos = Math.max(nanos, end);
            return null;
        }
        entries.poll();
        nanos = Math.max(nanos, first.deadline);
        return first;
    }

    private synchronized boolean cancel(Entry entry) {
        return entries.remove(entry);
    }

    private record Entry(long deadline, long order, Runnable task) {}
}
