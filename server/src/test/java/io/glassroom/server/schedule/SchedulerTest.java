package io.glassroom.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.fixture.TestServer;
import io.glassroom.server.session.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchedulerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Schedulers schedulers = new Schedulers(time, Duration.ofMillis(100), failures::add);
    private final Scheduler scheduler = schedulers.named("Room");
    private final List<Object> ran = new CopyOnWriteArrayList<>();

    /// Lets everything run that has been handed in so far.
    private void settle() {
        var done = new CountDownLatch(1);
        scheduler.execute(done::countDown);
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void pass(Duration duration) {
        time.advance(duration);
        settle();
    }

    @Test
    void aNameAlwaysMeansTheSameScheduler() {
        assertSame(scheduler, schedulers.named("Room"));
        assertNotSame(scheduler, schedulers.named("Hall"));
        assertEquals("Room", scheduler.name());
    }

    // Tasks

    @Test
    void tasksRunInTheOrderInWhichTheyWereHandedIn() {
        IntStream.range(0, 1000).forEach(i -> scheduler.execute(() -> ran.add(i)));
        settle();
        assertEquals(IntStream.range(0, 1000).boxed().toList(), ran);
    }

    @Test
    void aTaskThatThrowsHarmsNoOther() {
        scheduler.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        scheduler.execute(() -> ran.add("next"));
        settle();
        assertEquals(List.of("next"), ran);
        assertEquals(List.of("on purpose"), failures.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void handlersTasksAndTimersNeverOverlap() throws InterruptedException {
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        Runnable alone = () -> {
            if (inside.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
            Thread.yield();
            inside.decrementAndGet();
        };
        scheduler.every(Duration.ofMillis(1), alone);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int turn = 0; turn < 200; turn++) {
                    scheduler.inTurn(alone);
                    scheduler.tryInTurn(alone);
                    scheduler.execute(alone);
                    time.advance(Duration.ofMillis(1));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        settle();
        assertEquals(0, overlaps.get());
    }

    @Test
    void somebodyWhoCannotWaitIsSentAwayWhenItIsNotHisTurn() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Thread busy = Thread.ofVirtual().start(() -> scheduler.inTurn(() -> {
            inside.countDown();
            await(leave);
        }));
        inside.await();
        assertFalse(scheduler.tryInTurn(() -> ran.add("never")));
        leave.countDown();
        busy.join();
        assertTrue(scheduler.tryInTurn(() -> ran.add("now")));
        assertEquals(List.of("now"), ran);
    }

    @Test
    void aBlockedSchedulerDelaysNoOther() {
        var leave = new CountDownLatch(1);
        schedulers.named("Hall").execute(() -> await(leave));
        scheduler.execute(() -> ran.add("not delayed"));
        settle();
        assertEquals(List.of("not delayed"), ran);
        leave.countDown();
    }

    @Test
    void aTaskBelongsToTheFlowOfWhoeverHandsItIn() {
        Flow.run(new FlowId(9), () -> scheduler.execute(() -> ran.add(Flow.current())));
        settle();
        scheduler.execute(() -> ran.add(Flow.current()));
        settle();
        assertEquals(List.of(new FlowId(9), FlowId.NONE), ran);
    }

    // Timers

    @Test
    void aTimerRunsOnceAfterItsDelay() {
        Repetition timer = scheduler.after(SECOND, () -> ran.add("ran"));
        pass(Duration.ofMillis(999));
        assertEquals(List.of(), ran);
        pass(Duration.ofMillis(1));
        assertTrue(timer.isStopped());
        pass(SECOND);
        assertEquals(List.of("ran"), ran);
        assertEquals(0, time.pending());
    }

    @Test
    void aTimerRunsEachPeriod() {
        scheduler.every(SECOND, () -> ran.add(time.nanos() / 1_000_000_000));
        for (int i = 0; i < 3; i++) {
            pass(SECOND);
        }
        assertEquals(List.of(1L, 2L, 3L), ran);
    }

    @Test
    void aTimerWithACountRunsThatOften() {
        Repetition timer = scheduler.every(SECOND, 2, () -> ran.add("ran"));
        for (int i = 0; i < 5; i++) {
            pass(SECOND);
        }
        assertEquals(2, ran.size());
        assertTrue(timer.isStopped());
        assertEquals(0, time.pending());
    }

    @Test
    void aTimerKeepsItsPeriodHoweverLongTheTaskTakes() {
        scheduler.every(SECOND, () -> {
            ran.add(time.nanos() / 1_000_000);
            time.advance(Duration.ofMillis(300));
        });
        for (int i = 0; i < 3; i++) {
            pass(Duration.ofMillis(1000 - (i == 0 ? 0 : 300)));
        }
        assertEquals(List.of(1000L, 2000L, 3000L), ran);
    }

    @Test
    void missedRunsAreNotMadeUpFor() {
        scheduler.every(SECOND, () -> {
            ran.add(time.nanos() / 1_000_000);
            if (ran.size() == 1) {
                time.advance(Duration.ofMillis(3500));
            }
        });
        pass(SECOND);
        pass(Duration.ZERO);
        pass(SECOND);
        assertEquals(List.of(1000L, 4500L, 5500L), ran);
    }

    @Test
    void aConditionIsLookedAtAsOftenAsThePrecisionSays() {
        var condition = new AtomicBoolean();
        scheduler.whenever(condition::get, () -> ran.add("ran"));
        pass(Duration.ofMillis(100));
        assertEquals(List.of(), ran);
        condition.set(true);
        pass(Duration.ofMillis(99));
        assertEquals(List.of(), ran);
        pass(Duration.ofMillis(1));
        pass(Duration.ofMillis(100));
        assertEquals(2, ran.size());
    }

    @Test
    void aStoppedTimerRunsNoMore() {
        Repetition timer = scheduler.every(SECOND, () -> ran.add("ran"));
        pass(SECOND);
        timer.stop();
        pass(SECOND);
        assertEquals(1, ran.size());
        assertEquals(0, time.pending());
    }

    @Test
    void aTaskMayStopItsOwnTimer() {
        var timer = new Repetition[1];
        timer[0] = scheduler.every(SECOND, () -> {
            ran.add("ran");
            timer[0].stop();
        });
        pass(SECOND);
        pass(SECOND);
        assertEquals(1, ran.size());
    }

    @Test
    void aTimerGoesOnAfterItsTaskThrew() {
        scheduler.every(SECOND, () -> {
            ran.add("ran");
            throw new IllegalStateException("on purpose");
        });
        pass(SECOND);
        pass(SECOND);
        assertEquals(2, ran.size());
        assertEquals(2, failures.size());
    }

    @Test
    void aTimerThatThrowsHarmsNoOther() {
        scheduler.every(SECOND, () -> {
            throw new IllegalStateException("on purpose");
        });
        scheduler.every(SECOND, () -> ran.add("other"));
        pass(SECOND);
        pass(SECOND);
        assertEquals(2, ran.size());
    }

    @Test
    void aPeriodOrCountOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> scheduler.every(Duration.ZERO, () -> {}));
        assertThrows(IllegalArgumentException.class, () -> scheduler.every(SECOND, 0, () -> {}));
    }

    @Test
    void whenTimeStandsStillTimersDoToo() {
        scheduler.every(Duration.ofNanos(1), () -> ran.add("ran"));
        settle();
        TestServer.await("the timer is armed", () -> time.pending() == 1);
        assertEquals(List.of(), ran);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
