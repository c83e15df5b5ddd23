package io.glassroom.server.transport;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A gate that can be shut, and that then lets packets pass one at a time. Opening it lets all that it holds pass in
/// order before anything newer. Safe for any thread; whoever brings a packet never waits for whoever releases others.
///
/// It holds a bounded number of packets. The one that finds it full makes it open by itself, on a thread of its own:
/// packets that wait for a person who has gone away must not fill the memory.
public final class StepGate implements Gate {

    /// How many packets it holds unless told otherwise.
    public static final int USUAL = 10_000;

    private final int most;
    private final Runnable full;
    private final Runnable arrived;
    private boolean overflowing;
    private final Queue<Held> held = new ArrayDeque<>();
    private final ReentrantLock releasing = new ReentrantLock(); // so that none overtakes another on its way out
    private volatile boolean open = true;

    public StepGate() {
        this(USUAL, () -> {}, () -> {});
    }

    /// @param most packets that it holds, at least 1
    /// @param full told when it had to open by itself, before it does, on that thread of its own
    /// @param arrived told of each packet that it holds, by whoever brings it: must return at once
    public StepGate(int most, Runnable full, Runnable arrived) {
        if (most < 1) {
            throw new IllegalArgumentException("a gate that holds " + most + " packets, at least 1");
        }
        this.most = most;
        this.full = full;
        this.arrived = arrived;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void hold(Held packet) {
        if (keep(packet)) {
            arrived.run();
        } else {
            packet.onward().run();
        }
    }

    private synchronized boolean keep(Held packet) {
        if (open) {
            return false;
        }
        held.add(packet);
        if (held.size() >= most && !overflowing) {
            overflowing = true;
            Thread.ofVirtual().name("full-gate").start(this::overflow);
        }
        return true;
    }

    private void overflow() {
        try {
            full.run();
        } finally {
            open();
        }
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

    @Override
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
        if (oldest == null && openIfNone) {
            open = true;
            overflowing = false;
        }
        return oldest;
    }

    /// What waits, oldest first.
    public synchronized List<Held> held() {
        return List.copyOf(held);
    }
}
