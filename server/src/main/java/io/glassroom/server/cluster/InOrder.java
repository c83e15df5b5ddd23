package io.glassroom.server.cluster;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Runs tasks one at a time, in their order, on a virtual thread that lives only while there are some. Safe for any
/// thread.
final class InOrder {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean busy;

    void run(Runnable task) {
        synchronized (this) {
            tasks.add(task);
            if (busy) {
                return;
            }
            busy = true;
        }
        Thread.startVirtualThread(this::drain);
    }

    /// Waits until all that was handed in before has been run.
    void await() {
        var done = new CountDownLatch(1);
        run(done::countDown);
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = tasks.poll();
        busy = task != null;
        return task;
    }
}
