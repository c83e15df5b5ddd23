package io.glassroom.server.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another thread is about to bring about.
final class Until {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE = 40; // milliseconds: whoever asks all the time slows down what it waits for

    private Until() {}

    /// Returns as soon as the condition holds; fails after ten seconds.
    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        holds(what, PATIENCE, condition);
    }

    /// Returns as soon as the condition holds, with the time that it took; fails if that is too long.
    static Duration holds(String what, Duration within, BooleanSupplier condition) throws InterruptedException {
        return holds(() -> what, within, condition);
    }

    /// @param what is asked when it fails
    static Duration holds(Supplier<String> what, Duration within, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        long pause = 2;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > within.toNanos()) {
                throw new AssertionError("still not so after " + within + ": " + what.get());
            }
            Thread.sleep(pause);
            pause = Math.min(pause + 1, LONGEST_PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
