package io.glassroom.client.place;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what another thread is about to bring about.
final class Until {

    private static final int PATIENCE = 20; // seconds

    private Until() {}

    /// Returns as soon as the condition holds; fails when it has not for long.
    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "still not so: " + what);
            Thread.sleep(2);
        }
    }
}
