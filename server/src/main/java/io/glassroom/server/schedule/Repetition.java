package io.glassroom.server.schedule;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A timer of a [Scheduler], running until its count is used up or somebody stops it. Runs are one period apart, however
/// long each takes; if one takes longer than the period, the next follows it at once, and missed ones are not made up
/// for.
public final class Repetition {

    private final Scheduler scheduler;
    private final Duration period;
    private final BooleanSupplier condition;
    private final Runnable task;
    private long due; // when the next run should begin, nanoseconds of the scheduler's time
    private long left; // runs to come
    private boolean stopped;
    private Time.@Nullable Timer timer;

    Repetition(Scheduler scheduler, Duration period, long count, BooleanSupplier condition, Runnable task) {
        this.scheduler = scheduler;
        this.period = period;
        this.condition = condition;
        this.task = task;
        this.left = count;
        this.due = scheduler.time().nanos();
    }

    /// No further run begins.
    public synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    synchronized Repetition arm() {
        if (!stopped) {
            long now = scheduler.time().nanos();
            due += period.toNanos();
            if (due - now < 0) {
                due = now;
            }
            timer = scheduler.time().after(Duration.ofNanos(due - now), () -> scheduler.execute(this::run));
        }
        return this;
    }

    private void run() {
        if (isStopped()) {
            return;
        }
        try {
            if (condition.getAsBoolean()) {
                count();
                task.run();
            }
        } finally {
            arm();
        }
    }

    private synchronized void count() {
        left--;
        stopped = left == 0;
    }
}
