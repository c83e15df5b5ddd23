package io.glassroom.checks.l07;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Two threads that meet in a room, the same way in every run: the first one is stopped in the middle of a push, and
/// goes on when the second has either done its part, or waits for the first one's lock.
final class Meeting {

    private static final Words TWO_AT_ONCE = Words.of("two threads at once", "两个线程同时进行");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LONGEST_WORK = Duration.ofSeconds(1);
    private static final Duration SURELY_BLOCKED = Duration.ofMillis(20);

    private final AtomicBoolean met = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Runnable second;

    /// A member in whose next push the other thread comes in, once the meeting has begun.
    Member place() {
        return new Member() {

            @Override
            public void push(String route, byte[] body) {
                super.push(route, body);
                Runnable task = second;
                if (task != null && met.compareAndSet(false, true)) {
                    awaitDoneOrBlocked(start(task));
                }
            }
        };
    }

    /// Lets the first begin, and the second come in.
    void of(Runnable first, Runnable second) throws InterruptedException {
        this.second = second;
        join(start(first));
        Expect.that(
                Words.of("whether anything was pushed", "是否有推送"),
                met.get(),
                Words.of("a push to each member", "给每个成员的推送"),
                Words.of("none", "没有"));
        for (Thread thread : List.copyOf(threads)) {
            join(thread);
        }
        Throwable thrown = failure.get();
        Expect.that(
                TWO_AT_ONCE,
                thrown == null,
                Words.of("no exception", "没有异常"),
                String.valueOf(thrown));
    }

    private synchronized Thread start(Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().unstarted(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        });
        threads.add(thread);
        thread.start();
        return thread;
    }

    /// A thread that loads a class may wait for a moment as well; one that waits for a lock goes on waiting.
    private static void awaitDoneOrBlocked(Thread other) {
        long begun = System.nanoTime();
        long lastRun = begun;
        long now = begun;
        while (now - begun < LONGEST_WORK.toNanos() && now - lastRun < SURELY_BLOCKED.toNanos()) {
            Thread.yield();
            now = System.nanoTime();
            switch (other.getState()) {
                case TERMINATED -> {
                    return;
                }
                case NEW, RUNNABLE -> lastRun = now;
                case BLOCKED, WAITING, TIMED_WAITING -> {}
            }
        }
    }

    private static void join(Thread thread) throws InterruptedException {
        Expect.that(
                TWO_AT_ONCE,
                thread.join(PATIENCE),
                Words.of("both come to an end", "两个都结束"),
                Words.of("they wait for each other for ever", "它们永远互相等待"));
    }
}
