package io.glassroom.server.schedule;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A timer of a [Scheduler], running until its count is used up or somebody stops it. If a run takes longer than the
/// period, the next one follows it; missed ones are not made up for.
public final class Repetition {

    private final Scheduler scheduler;
    private final Duration period;
    private final BooleanSupplier condition;
    private final Runnable task;
    private long left; // runs to come
    private boolean stopped;
    private Time.@Nullable Timer timer;

    Repetition(Scheduler scheduler, Duration period, long count, BooleanSupplier condition, Runnable task) {
        this.scheduler = scheduler;
        this.period = period;
        this.condition = condition;
        this.task = task;
        this.left = count;
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
            timer = scheduler.time().after(period, () -> scheduler.execute(this::run));
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
