package io.glassroom.checks.l03;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Step("3.1")
class BeatCheck {

    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @Test
    @Rule(en = "The first beat comes at once.", zh = "第一次心跳立刻发出。")
    void firstBeatComesAtOnce() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.expectBeatsUntilSilence(0L);
    }

    @Test
    @Rule(en = "Then there is one beat each interval.", zh = "之后每个间隔发一次心跳。")
    void thenOneEachInterval() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(2_999);
        watched.expectBeatsUntilSilence(0L);
        watched.until(7_000);
        watched.expectBeatsUntilSilence(0L, 3_000L, 6_000L);
    }

    @Test
    @Rule(
            en = "The beats follow the interval that the constructor was given, whatever the clock shows.",
            zh = "心跳遵循构造方法收到的间隔，与时钟当前显示多少无关。")
    void intervalIsTheOneGiven() {
        var random = new Random(3);
        for (int run = 0; run < 100; run++) {
            int seconds = 1 + random.nextInt(60);
            long interval = seconds * 1_000L;
            var watched = new Watched(Duration.ofSeconds(seconds), Duration.ofMillis(random.nextInt(1_000_000)));
            watched.start();
            watched.until(2 * interval);
            watched.expectBeatsUntilSilence(0L, interval, 2 * interval);
        }
    }
}
