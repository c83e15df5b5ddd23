package io.glassroom.checks.l03;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@Step("3.3")
class HeardCheck {

    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @Test
    @Rule(
            en = "Whoever is heard has two and a half intervals again, from that moment.",
            zh = "只要听到了对方，就从那一刻起重新等两个半间隔。")
    void hearingBeginsAnew() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(7_000);
        watched.heard();
        watched.until(30_000);
        watched.expectSilence(14_500L);
    }

    @Test
    @Rule(
            en = "An old client of Pomelo, which beats each second interval and a little late, stays; and we beat on.",
            zh = "老的 Pomelo 客户端每两个间隔才发一次心跳，还会晚一点：它不会被断开，我们也继续发心跳。")
    void oldClientStays() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        for (int beat = 1; beat <= 10; beat++) {
            watched.until(beat * 6_020L);
            watched.heard();
        }
        watched.expectSilence();
        watched.expectBeats(
                LongStream.rangeClosed(0, 20).map(beat -> 3_000 * beat).boxed().toArray(Long[]::new));
    }

    @Test
    @Rule(
            en = "However often it was heard, silence is noticed two and a half intervals after the last time.",
            zh = "无论听到过多少次，都在最后一次之后的两个半间隔发现沉默。")
    void theLastTimeCounts() {
        var random = new Random(33);
        for (int run = 0; run < 200; run++) {
            int seconds = 1 + random.nextInt(60);
            int patience = seconds * 2_500;
            var watched = new Watched(Duration.ofSeconds(seconds), Duration.ofMillis(random.nextInt(1_000_000)));
            watched.start();
            for (int times = random.nextInt(8); times >= 0; times--) {
                watched.until(watched.now() + random.nextInt(patience));
                watched.heard();
            }
            long last = watched.now();
            watched.intervals(10);
            watched.expectSilence(last + patience);
        }
    }

    @Test
    @Rule(
            en = "What is heard before start() changes nothing: the Handshake arrives before the first beat.",
            zh = "start() 之前听到的不起作用：握手比第一次心跳先到。")
    void hearingBeforeTheStartIsNothing() {
        var watched = new Watched(THREE_SECONDS);
        watched.heard();
        watched.until(10_000);
        watched.expectBeats();
        watched.expectSilence();
        watched.start();
        watched.until(30_000);
        watched.expectSilence(17_500L);
    }
}
