package io.glassroom.checks.l03;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Step("3.2")
class SilenceCheck {

    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @Test
    @Rule(
            en = "Silence is noticed when two and a half intervals are over: not later, and not before.",
            zh = "沉默满两个半间隔时被发现：不早，也不晚。")
    void silenceIsNoticedAfterTwoAndAHalfIntervals() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(7_499);
        watched.expectSilence();
        watched.until(20_000);
        watched.expectSilence(7_500L);
    }

    @Test
    @Rule(en = "It is told once, however long the silence lasts.", zh = "无论沉默多久，只通知一次。")
    void silenceIsToldOnce() {
        var watched = new Watched(Duration.ofSeconds(30));
        watched.start();
        watched.intervals(100);
        watched.expectSilence(75_000L);
    }

    @Test
    @Rule(
            en = "The silence begins with start(), not when the monitor is made.",
            zh = "沉默从 start() 开始计算，而不是从创建监视器开始。")
    void silenceBeginsWithTheStart() {
        var random = new Random(32);
        for (int run = 0; run < 100; run++) {
            int seconds = 1 + random.nextInt(60);
            long started = random.nextInt(300_000);
            var watched = new Watched(Duration.ofSeconds(seconds), Duration.ofMillis(random.nextInt(1_000_000)));
            watched.until(started);
            watched.start();
            watched.intervals(5);
            watched.expectSilence(started + seconds * 2_500L);
        }
    }
}
