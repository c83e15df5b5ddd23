package io.glassroom.server.transport;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// An event loop without a thread of its own: runs one task at a time, in the order in which they came, on whatever
/// executor it is given. With `Runnable::run` that is the thread that brings the first task; what others bring
/// meanwhile it runs too.
final class SerialLoop implements Executor {

    private static final System.Logger LOG = System.getLogger(SerialLoop.class.getName());

    private final Executor carrier;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private volatile boolean onLoop;
    private volatile long thread;

    SerialLoop(Executor carrier) {
        this.carrier = carrier;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        carrier.execute(this::drain);
    }

    /// Whether the calling thread is running one of the tasks.
    boolean isCurrent() {
        return onLoop && thread == Thread.currentThread().threadId();
    }

    private void drain() {
        thread = Thread.currentThread().threadId();
        onLoop = true;
        while (true) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    onLoop = false;
                    running = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a task of the in-memory transport failed: " + e, e);
            }
        }
    }
}
