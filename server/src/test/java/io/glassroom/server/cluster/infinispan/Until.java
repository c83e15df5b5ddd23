package io.glassroom.server.cluster.infinispan;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other threads and processes are about to bring about.
final class Until {

    private Until() {}

    /// Returns as soon as the condition holds; fails after so many seconds.
    static void holds(String what, int seconds, BooleanSupplier condition) throws InterruptedException {
        holds(() -> what, seconds, condition);
    }

    static void holds(Supplier<String> what, int seconds, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not so: " + what.get());
            }
            Thread.sleep(2);
        }
    }
}
