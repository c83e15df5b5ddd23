package io.glassroom.server.cluster.grpc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs one task after the other, on the thread that brings the first of them; who brings one meanwhile leaves it there and
/// goes on. Nobody is kept for more than [#TURN] tasks: what is left then is for a thread of another executor. Safe for any
/// thread.
final class InlineExecutor implements Executor {

    private static final int TURN = 32;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger(); // of tasks, with the one that runs
    private final Executor relief;
    private final System.Logger log = System.getLogger(InlineExecutor.class.getName());

    /// @param relief must take every task
    InlineExecutor(Executor relief) {
        this.relief = relief;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (count.getAndIncrement() == 0) {
            takeTurn();
        }
    }

    private void takeTurn() {
        for (int done = 0; done < TURN; done++) {
            run(tasks.remove());
            if (count.decrementAndGet() == 0) {
                return;
            }
        }
        relief.execute(this::takeTurn);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.log(System.Logger.Level.WARNING, "a line of the cluster failed: " + e);
        }
    }
}
