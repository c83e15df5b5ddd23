package io.glassroom.checks.l03;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Step("3.4")
class StopCheck {

    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    @Test
    @Rule(en = "After stop() there are no beats.", zh = "stop() 之后不再发心跳。")
    void stopEndsTheBeats() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(4_000);
        watched.stop();
        watched.until(60_000);
        watched.expectBeats(0L, 3_000L);
    }

    @Test
    @Rule(
            en = "After stop() nobody is called silent, even if bytes still arrive.",
            zh = "stop() 之后不再报告沉默，即使还有字节到达。")
    void stopEndsTheListening() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(4_000);
        watched.stop();
        watched.until(5_000);
        watched.heard();
        watched.until(60_000);
        watched.expectSilence();
        watched.expectBeats(0L, 3_000L);
    }

    @Test
    @Rule(
            en = "After stop() nothing is left with the clock: ended connections cost nothing.",
            zh = "stop() 之后时钟里什么也不剩：已结束的连接不再占用任何东西。")
    void stopLeavesNothingWithTheClock() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(4_000);
        watched.heard();
        watched.expectBeats(0L, 3_000L);
        watched.stop();
        watched.expectTasks(0);
    }

    @Test
    @Rule(en = "Who has fallen silent is sent no more beats.", zh = "对方沉默之后，不再向它发心跳。")
    void silenceEndsTheBeats() {
        var watched = new Watched(THREE_SECONDS);
        watched.start();
        watched.until(60_000);
        watched.expectSilence(7_500L);
        watched.expectBeats(0L, 3_000L, 6_000L);
    }

    @Test
    @Rule(
            en = "A beat may find that the connection is gone: stop() works from within a beat too.",
            zh = "发心跳时可能发现连接已断：在心跳之中调用 stop() 同样有效。")
    void stopFromWithinABeat() {
        var watched = new Watched(THREE_SECONDS);
        watched.duringBeat(() -> {
            if (watched.now() == 3_000) {
                watched.stop();
            }
        });
        watched.start();
        watched.until(60_000);
        watched.expectBeats(0L, 3_000L);
        watched.expectTasks(0);
    }

    @Test
    @Rule(
            en = "stop() before start() does no harm: a connection may end before it works.",
            zh = "start() 之前调用 stop() 没有害处：连接可能还没开始工作就结束。")
    void stopBeforeTheStartDoesNoHarm() {
        var watched = new Watched(THREE_SECONDS);
        watched.stop();
        watched.until(10_000);
        watched.expectBeats();
        watched.start();
        watched.until(13_000);
        watched.expectBeats(10_000L, 13_000L);
    }
}
