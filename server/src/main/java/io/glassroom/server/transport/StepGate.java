package io.glassroom.server.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A gate that can be shut, and that then lets packets pass one at a time. Opening it lets all that it holds pass in
/// order before anything newer. Safe for any thread.
public final class StepGate implements Gate {

    private final Queue<Held> held = new ArrayDeque<>();
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
        Held next;
        synchronized (this) {
            next = held.poll();
        }
        if (next != null) {
            next.onward().run();
        }
        return Optional.ofNullable(next);
    }

    /// Lets everything pass from here on.
    public void open() {
        synchronized (this) {
            while (!held.isEmpty()) {
                held.poll().onward().run();
            }
            open = true;
        }
    }

    /// What waits, oldest first.
    public synchronized List<Held> held() {
        return List.copyOf(held);
    }
}
