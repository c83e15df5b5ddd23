package io.glassroom.server.agent;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.schedule.Mailbox;
import io.glassroom.server.session.HandlerException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// What handlers have asked for on behalf of one session (rpc): in their order, one at a time, beside the client's own
/// messages and without waiting for them.
///
/// They are requests like the client's and have ids like them. No id of the one is ever that of the other: these are
/// negative, where clients hardly ever count to, and begin somewhere at random; a client's request that has the id of one
/// that is open is refused ([Agent]).
final class Errands {

    /// @param error whether the body is that of an error
    record Reply(boolean error, Bytes body) {}

    private static final int MOST = 1024;

    private final Mailbox mailbox = new Mailbox(() -> {}, () -> {});
    private final AtomicLong lastId = new AtomicLong(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    private final Map<Long, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger(); // for their turn
    private final Map<Thread, Long> handling = new ConcurrentHashMap<>();

    long open(CompletableFuture<Reply> answer) {
        long id = lastId.incrementAndGet() | Long.MIN_VALUE;
        open.put(id, answer);
        return id;
    }

    boolean isOpen(long id) {
        return open.containsKey(id);
    }

    void forget(long id) {
        open.remove(id);
    }

    /// @return whether it was one of these, and had no answer yet
    boolean answer(long id, Reply reply) {
        CompletableFuture<Reply> waiting = open.remove(id);
        return waiting != null && waiting.complete(reply);
    }

    /// Tries to do a task on the calling thread.
    ///
    /// @return false if it is not its turn, or it could not be done like this
    boolean atOnce(long id, BooleanSupplier task) {
        if (!mailbox.tryEnter()) {
            return false;
        }
        Thread self = Thread.currentThread();
        handling.put(self, id);
        try {
            return task.getAsBoolean();
        } finally {
            handling.remove(self);
            mailbox.leave();
        }
    }

    /// Runs a task in its turn; but at once, beside the one that waits for it, if it is the doing of one of these.
    ///
    /// @throws HandlerException 503 if too many wait already
    void post(long id, Runnable task) {
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            throw new HandlerException(503, MOST + " rpc of this session wait already");
        }
        if (handling.containsKey(Thread.currentThread())) {
            waiting.decrementAndGet();
            Thread.startVirtualThread(() -> handle(id, task));
        } else {
            mailbox.post(() -> {
                waiting.decrementAndGet();
                handle(id, task);
            });
        }
    }

    private void handle(long id, Runnable task) {
        Thread self = Thread.currentThread();
        handling.put(self, id);
        try {
            task.run();
        } finally {
            handling.remove(self);
        }
    }

    /// The one that the calling thread is handling; 0 if it handles none, or one that nobody waits for.
    long current() {
        return handling.getOrDefault(Thread.currentThread(), 0L);
    }
}
