package io.glassroom.server.schedule;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What one session has to do: in the order of arrival, one at a time, on a virtual thread that lives only as long as
/// there is something to do. When many tasks wait, the owner is told to stop reading, and to read again when few are
/// left. A task that throws harms no other.
///
/// Safe for any thread. Tasks that several threads post run in the order in which they came in.
public final class Mailbox {

    private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());
    private static final int HIGH = 64; // waiting tasks at which reading stops
    private static final int LOW = 16; // waiting tasks at which it goes on

    private final Runnable full;
    private final Runnable drained;
    private @Nullable Queue<Runnable> waiting; // null while nothing waits, as in most sessions at most times
    private @Nullable Runnable last;
    private boolean busy;
    private boolean paused;

    /// @param full called when reading should stop, on the thread that posts
    /// @param drained called when reading should go on, on the mailbox's thread
    public Mailbox(Runnable full, Runnable drained) {
        this.full = full;
        this.drained = drained;
    }

    public void post(Runnable task) {
        boolean stop;
        boolean start;
        synchronized (this) {
            if (waiting == null) {
                waiting = new ArrayDeque<>(4);
            }
            waiting.add(task);
            stop = !paused && waiting.size() >= HIGH;
            paused |= stop;
            start = !busy;
            busy = true;
        }
        if (stop) {
            full.run();
        }
        if (start) {
            start();
        }
    }

    /// Takes the session's turn for the calling thread, if nobody has it. To be given back by [#leave].
    public synchronized boolean tryEnter() {
        if (busy || last != null) {
            return false;
        }
        busy = true;
        return true;
    }

    public void leave() {
        boolean start;
        synchronized (this) {
            start = last != null || waiting != null;
            busy = start;
        }
        if (start) {
            start();
        }
    }

    /// Runs a task after all others: the very last thing that this session does.
    public void close(Runnable task) {
        boolean start;
        synchronized (this) {
            last = task;
            start = !busy;
            busy = true;
        }
        if (start) {
            start();
        }
    }

    private void start() {
        Thread.startVirtualThread(this::drain);
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (Throwable failure) {
                LOG.log(System.Logger.Level.ERROR, "a message was not handled to its end", failure);
            }
        }
    }

    private @Nullable Runnable next() {
        Runnable next = null;
        boolean readOn = false;
        synchronized (this) {
            if (waiting != null) {
                next = waiting.poll();
                readOn = paused && waiting.size() <= LOW;
                paused &= !readOn;
                waiting = waiting.isEmpty() ? null : waiting;
            } else {
                next = last;
                last = null;
            }
            busy = next != null;
        }
        if (readOn) {
            drained.run();
        }
        return next;
    }
}
