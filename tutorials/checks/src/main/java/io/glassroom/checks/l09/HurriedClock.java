package io.glassroom.checks.l09;

import io.glassroom.kit.Clock;
import java.time.Duration;

/// Real time, in which each second takes a tenth of one: for the rules about long waits.
record HurriedClock(Clock real) implements Clock {

    private static final int TIMES = 10;

    @Override
    public long millis() {
        return real.millis() * TIMES;
    }

    @Override
    public long epochSeconds() {
        return real.epochSeconds();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return real.after(delay.dividedBy(TIMES), task);
    }
}
