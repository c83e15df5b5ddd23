package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    private final SystemTime time = new SystemTime("test-timers");

    @AfterEach
    void stop() {
        time.close();
    }

    @Test
    void taskRunsNoEarlierThanItsDelay() throws Exception {
        var ran = new LinkedBlockingQueue<Long>();
        long begun = time.nanos();
        time.after(Duration.ofMillis(20), () -> ran.add(time.nanos()));
        assertTrue(take(ran) - begun >= Duration.ofMillis(20).toNanos());
    }

    @Test
    void cancelledTaskNeverRuns() throws Exception {
        var ran = new LinkedBlockingQueue<String>();
        var timer = time.after(Duration.ofSeconds(1), () -> ran.add("cancelled"));
        assertTrue(timer.cancel());
        time.after(Duration.ofMillis(1_020), () -> ran.add("later"));
        assertEquals("later", take(ran));
    }

    @Test
    void taskThatThrowsIsReportedAndHarmsNoOther() throws Exception {
        var reported = new LinkedBlockingQueue<Throwable>();
        var ran = new CountDownLatch(1);
        time.after(Duration.ZERO, () -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> reported.add(failure)));
        time.after(Duration.ofMillis(1), () -> {
            throw new IllegalStateException("task's own fault");
        });
        time.after(Duration.ofMillis(2), ran::countDown);
        assertTrue(ran.await(5, TimeUnit.SECONDS));
        assertEquals("task's own fault", take(reported).getMessage());
    }

    @Test
    void afterClosingNothingRunsAndNothingThrows() {
        time.close();
        assertFalse(time.after(Duration.ZERO, () -> {}) == null);
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(5, TimeUnit.SECONDS);
        assertTrue(value != null, "nothing came within 5 s");
        return value;
    }
}
