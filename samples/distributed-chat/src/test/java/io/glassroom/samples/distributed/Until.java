package io.glassroom.samples.distributed;

import java.util.function.BooleanSupplier;

/// Waits for what another thread is about to bring about.
final class Until {

    private static final long PATIENCE = 10_000_000_000L; // nanoseconds

    private Until() {}

    /// Returns as soon as the condition holds; fails after ten seconds.
    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so: " + what);
            }
            Thread.sleep(2);
        }
    }
}
