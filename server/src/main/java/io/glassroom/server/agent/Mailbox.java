package io.glassroom.server.agent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The messages of one session: handled in the order of their arrival, one at a time, on a virtual thread that lives
/// only as long as there is something to do. When many wait, the owner is told to stop reading, and to read again when
/// few are left.
///
/// [#post] and [#tryEnter] are called by the connection's event loop; the rest is the mailbox's own.
final class Mailbox {

    private static final int HIGH = 64; // letters at which reading stops
    private static final int LOW = 16; // letters at which it goes on

    private final Consumer<Letter> handler;
    private final Runnable full;
    private final Runnable drained;
    private @Nullable Queue<Letter> letters;
    private @Nullable Runnable last;
    private boolean busy;
    private boolean paused;

    /// @param full called when reading should stop, on the thread that posts
    /// @param drained called when reading should go on, on the mailbox's thread
    Mailbox(Consumer<Letter> handler, Runnable full, Runnable drained) {
        this.handler = handler;
        this.full = full;
        this.drained = drained;
    }

    void post(Letter letter) {
        boolean stop;
        boolean start;
        synchronized (this) {
            if (letters == null) {
                letters = new ArrayDeque<>();
            }
            letters.add(letter);
            stop = !paused && letters.size() >= HIGH;
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

    /// Takes the session's turn for the calling thread, if nobody has it and nothing waits. To be given back by
    /// [#leave].
    synchronized boolean tryEnter() {
        if (busy || last != null) {
            return false;
        }
        busy = true;
        return true;
    }

    void leave() {
        boolean start;
        synchronized (this) {
            start = last != null || letters != null && !letters.isEmpty();
            busy = start;
        }
        if (start) {
            start();
        }
    }

    /// Runs a task after all letters have been handled: the very last thing that this session does.
    void close(Runnable task) {
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
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private @Nullable Runnable next() {
        Letter letter;
        boolean readOn;
        synchronized (this) {
            letter = letters == null ? null : letters.poll();
            readOn = paused && letters != null && letters.size() <= LOW;
            paused &= !readOn;
            if (letter == null) {
                Runnable task = last;
                last = null;
                busy = task != null;
                return task;
            }
        }
        if (readOn) {
            drained.run();
        }
        return () -> handler.accept(letter);
    }
}
