package io.glassroom.checks.l05;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Two threads that do something at the same moment, again and again. What they can spoil is spoilt within nanoseconds,
/// and a thread that is woken comes too late for that: so each spins until the other is there. Now one of them is a
/// little late, now the other, so that they meet at each place in turn.
///
/// Where other programs keep the processors busy the two may run by turns, and never at once. They notice, and do
/// nothing then but try again to meet; before long two new threads take their place, which the system may put on two
/// processors.
final class Rush {

    private static final int TURNS = 8; // of an empty loop that one is late, at most
    private static final int SPINS = 1_000; // before the other one is let run: there may be but one processor
    private static final Duration SHIFT = Duration.ofMillis(15); // of two threads, unless they are done before
    private static final Duration LONGEST = Duration.ofSeconds(2); // if they hardly ever meet

    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean met; // written by the one that came first
    private volatile boolean over; // written by the first thread
    private volatile int turn; // written for nothing, so that the empty loop stays
    private int done; // how often the first thread has done it

    /// What each of the threads does.
    @FunctionalInterface
    interface Task {

        /// @param thread 0 or 1
        /// @param time counts from 0
        void run(int thread, int time);
    }

    /// Returns when they have done it so often, or have tried for long enough.
    ///
    /// @return how often they have done it
    int run(int times, Task task) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (done < times && System.nanoTime() < end) {
            arrived.set(0);
            over = false;
            int before = done;
            long endOfShift = System.nanoTime() + SHIFT.toNanos();
            List<Thread> threads = List.of(
                    start(() -> rush(0, before, times, endOfShift, task)), start(
                            () -> rush(1, before, times, endOfShift, task)));
            for (Thread thread : threads) {
                thread.join();
            }
            Throwable thrown = failure.get();
            Words what = Words.of("two threads that ask at once", "两个线程同时提问");
            Expect.that(what, thrown == null, Words.of("no exception", "没有异常"), String.valueOf(thrown));
        }
        return done;
    }

    private Thread start(Runnable shift) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                shift.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private void rush(int thread, int before, int times, long end, Task task) {
        int time = before;
        for (int attempt = 0; ; attempt++) {
            int spins = await(4 * attempt + 2);
            if (spins > 0) { // it was here first
                met = spins < SPINS;
            }
            if (thread == 0) {
                done = time;
                over = time == times || System.nanoTime() > end;
            }
            await(4 * attempt + 4); // what was written before this both will read after it, and no later value
            if (over || failure.get() != null) {
                return;
            }
            if (met) {
                for (int late = thread == time % 2 ? time / 2 % TURNS : 0; late > 0; late--) {
                    turn = late;
                }
                task.run(thread, time++);
            }
        }
    }

    /// Arrives, and spins until so many have.
    ///
    /// @return how often it has looked in vain
    private int await(int arrivals) {
        int spins = 0;
        for (arrived.incrementAndGet(); arrived.get() < arrivals && failure.get() == null; spins++) {
            if (spins % SPINS == SPINS - 1) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        return spins;
    }
}
