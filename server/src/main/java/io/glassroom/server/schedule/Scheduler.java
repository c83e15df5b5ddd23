package io.glassroom.server.schedule;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.session.Flow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whose turn it is in a component: handlers, tasks and timers of one scheduler never run at the same time. Tasks run
/// in the order in which they were handed in; they may block, and then delay this scheduler alone. A task that throws
/// harms no other.
///
/// Safe for any thread.
public final class Scheduler implements Executor {

    private final String name;
    private final Time time;
    private final Duration precision;
    private final Consumer<Throwable> failures;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean draining;

    /// @param precision how often conditions are looked at
    /// @param failures told what tasks throw; must not throw itself
    public Scheduler(String name, Time time, Duration precision, Consumer<Throwable> failures) {
        this.name = name;
        this.time = time;
        this.precision = precision;
        this.failures = failures;
    }

    public String name() {
        return name;
    }

    /// Runs a task on the calling thread as soon as it is its turn.
    public void inTurn(Runnable task) {
        turn.lock();
        try {
            task.run();
        } finally {
            turn.unlock();
        }
    }

    /// Runs a task on the calling thread if it can have its turn at once.
    ///
    /// @return false if somebody else has it
    public boolean tryInTurn(Runnable task) {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            task.run();
            return true;
        } finally {
            turn.unlock();
        }
    }

    /// Runs a task on a thread of its own when it is its turn, as the doing of whoever hands it in (see [Flow]).
    @Override
    public void execute(Runnable task) {
        FlowId flow = Flow.current();
        synchronized (tasks) {
            tasks.add(flow.isNone() ? task : () -> Flow.run(flow, task));
            if (draining) {
                return;
            }
            draining = true;
        }
        Thread.ofVirtual().name("scheduler-" + name).start(this::drain);
    }

    /// Runs a task once, `delay` from now.
    public Repetition after(Duration delay, Runnable task) {
        return new Repetition(this, delay, 1, () -> true, task).arm();
    }

    /// Runs a task each `period`, the first time one period from now.
    public Repetition every(Duration period, Runnable task) {
        return every(period, Long.MAX_VALUE, task);
    }

    /// Runs a task `count` times, `period` apart.
    public Repetition every(Duration period, long count, Runnable task) {
        if (!period.isPositive() || count < 1) {
            throw new IllegalArgumentException("every " + period + ", " + count + " times");
        }
        return new Repetition(this, period, count, () -> true, task).arm();
    }

    /// Runs a task whenever a condition holds, as often as this scheduler's precision lets it look.
    public Repetition whenever(BooleanSupplier condition, Runnable task) {
        return new Repetition(this, precision, Long.MAX_VALUE, condition, task).arm();
    }

    Time time() {
        return time;
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                inTurn(task);
            } catch (Throwable failure) {
                failures.accept(failure);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            draining = task != null;
            return task;
        }
    }
}
