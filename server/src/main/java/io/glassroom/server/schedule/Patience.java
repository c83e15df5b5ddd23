package io.glassroom.server.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// How long a node that starts or stops waits for somebody. This is real time, unlike the node's own, which whoever steps
/// through a node freezes: that must keep no node from its end. Safe for any thread.
public final class Patience {

    private static final Duration STEP = Duration.ofMillis(2); // how often it is looked whether the wait is over

    private final long begun = System.nanoTime();
    private final Duration limit;

    private Patience(Duration limit) {
        this.limit = limit;
    }

    /// Begins now.
    public static Patience of(Duration limit) {
        return new Patience(limit);
    }

    public boolean isOver() {
        return !left().isPositive();
    }

    /// Zero or less once it is over.
    public Duration left() {
        return limit.minusNanos(System.nanoTime() - begun);
    }

    /// Returns as soon as the condition holds, or the time is over.
    public void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean() && !isOver()) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
