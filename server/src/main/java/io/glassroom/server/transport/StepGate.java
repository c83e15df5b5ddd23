package io.glassroom.server.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A gate that can be shut, and that then lets packets pass one at a time. Opening it lets all that it holds pass in
/// order before anything newer. Safe for any thread; whoever brings a packet never waits for whoever releases others.
public final class StepGate implements Gate {

    private final Queue<Held> held = new ArrayDeque<>();
    private final ReentrantLock releasing = new ReentrantLock(); // so that none overtakes another on its way out
    private volatile boolean open = true;

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void hold(Held packet) {
        synchronized (this) {
            if (!open) {
                held.add(packet);
                return;
            }
        }
        packet.onward().run();
    }

    public synchronized void shut() {
        open = false;
    }

    /// Lets the oldest packet pass and tells which it was; empty if none waits.
    public Optional<Held> step() {
        releasing.lock();
        try {
            Held next = oldest(false);
            if (next != null) {
                next.onward().run();
            }
            return Optional.ofNullable(next);
        } finally {
            releasing.unlock();
        }
    }

    /// Lets everything pass from here on.
    public void open() {
        releasing.lock();
        try {
            for (Held next = oldest(true); next != null; next = oldest(true)) {
                next.onward().run();
            }
        } finally {
            releasing.unlock();
        }
    }

    private synchronized @Nullable Held oldest(boolean openIfNone) {
        Held oldest = held.poll();
        open |= oldest == null && openIfNone;
        return oldest;
    }

    /// What waits, oldest first.
    public synchronized List<Held> held() {
        return List.copyOf(held);
    }
}
