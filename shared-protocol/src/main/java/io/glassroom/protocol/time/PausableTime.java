package io.glassroom.protocol.time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Another [Time] that can be stopped for a while. While it is stopped [#nanos] stands still and no timer fires; when it
/// goes on, every timer has as much left as it had. So a person can step through a handshake for an hour, and no
/// heartbeat is missed.
///
/// The wall clock goes on: it says what time it is for people, and they are not stopped.
///
/// Safe for any thread. A timer that is about to fire at the moment of [#pause] may still fire.
public final class PausableTime implements Time {

    private final Time source;
    private final Set<Entry> waiting = new LinkedHashSet<>(); // guarded by this
    private volatile State state = new State(false, 0, 0);

    /// @param at reading of the source at which it was stopped
    /// @param lost nanoseconds of the source that have not counted
    private record State(boolean paused, long at, long lost) {}

    private static final class Entry {
        final long deadline;
        final Runnable task;
        @Nullable Timer timer;

        Entry(long deadline, Runnable task) {
            this.deadline = deadline;
            this.task = task;
        }
    }

    public PausableTime(Time source) {
        this.source = source;
    }

    @Override
    public long nanos() {
        State now = state;
        return (now.paused ? now.at : source.nanos()) - now.lost;
    }

    @Override
    public Instant now() {
        return source.now();
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        var entry = new Entry(nanos() + Math.max(0, delay.toNanos()), task);
        waiting.add(entry);
        if (!state.paused) {
            order(entry);
        }
        return () -> cancel(entry);
    }

    public boolean isPaused() {
        return state.paused;
    }

    /// Stops; without effect if stopped.
    public synchronized void pause() {
        if (!state.paused) {
            state = new State(true, source.nanos(), state.lost);
            waiting.forEach(PausableTime::recall);
        }
    }

    /// Goes on where it stopped; without effect unless stopped.
    public synchronized void resume() {
        if (state.paused) {
            state = new State(false, 0, state.lost + source.nanos() - state.at);
            List.copyOf(waiting).forEach(this::order);
        }
    }

    private void order(Entry entry) {
        entry.timer = source.after(Duration.ofNanos(entry.deadline - nanos()), () -> fire(entry));
    }

    private void fire(Entry entry) {
        synchronized (this) {
            if (state.paused || !waiting.remove(entry)) {
                return;
            }
        }
        entry.task.run();
    }

    private synchronized boolean cancel(Entry entry) {
        recall(entry);
        return waiting.remove(entry);
    }

    private static void recall(Entry entry) {
        if (entry.timer != null) {
            entry.timer.cancel();
        }
    }
}
