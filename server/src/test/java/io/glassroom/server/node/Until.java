package io.glassroom.server.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another thread is about to bring about.
final class Until {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > within.toNanos()) {
                throw new AssertionError("still not so after " + within + ": " + what.get());
            }
            Thread.sleep(2);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
