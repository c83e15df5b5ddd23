package io.glassroom.checks.l02;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.time.Duration;
import mychat.HandshakeServer.State;
import org.junit.jupiter.api.Test;

@Step("2.5")
class PatienceCheck {

    private static final Duration ALMOST = Duration.ofMillis(9_999);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    @Rule(
            en = "Who says nothing is closed with 4004 ten seconds after the opening, and not earlier.",
            zh = "什么也不说的连接，打开十秒后以 4004 关闭，不会更早。")
    void silenceIsClosed() {
        var client = new Newcomer();
        client.clock.advance(ALMOST);
        client.isOpen();
        client.clock.advance(MOMENT);
        client.isClosedWith(4004);
    }

    @Test
    @Rule(
            en = "The Handshake alone is not enough: without the Ack it ends at the same moment.",
            zh = "只握手还不够：没有 Ack，也在同一时刻关闭。")
    void missingAckIsClosed() {
        var client = new Newcomer();
        client.clock.advance(Duration.ofSeconds(9));
        client.says(Newcomer.HANDSHAKE);
        client.clock.advance(Duration.ofMillis(999));
        client.isOpen();
        client.clock.advance(MOMENT);
        client.isClosedWith(4004);
    }

    @Test
    @Rule(en = "A working connection is not closed, however long it lasts.", zh = "工作中的连接不会因此关闭，不论多久。")
    void workingConnectionStays() {
        var client = new Newcomer();
        client.clock.advance(ALMOST);
        client.says(Newcomer.HANDSHAKE, Newcomer.ACK);
        client.clock.advance(Duration.ofMinutes(5));
        client.isOpen();
        client.is(State.WORKING);
    }

    @Test
    @Rule(
            en = "When it works, or is closed, the timer is cancelled: a server with many visitors would keep "
                    + "them all otherwise.",
            zh = "开始工作或已经关闭时，定时器要取消：否则来访者一多，服务器里就全是没用的定时器。")
    void timerIsCancelled() {
        var client = new Newcomer();
        timers("once it is open", "连接打开之后", 1, client);
        client.says(Newcomer.HANDSHAKE, Newcomer.ACK);
        timers("once it works", "开始工作之后", 0, client);

        var refused = new Newcomer();
        refused.says(Newcomer.handshake("hello"));
        timers("once it is closed", "关闭之后", 0, refused);
    }

    private static void timers(String when, String zh, int count, Newcomer client) {
        var what = Words.of("timers of clock.after, " + when, zh + "，clock.after 的定时器个数");
        Expect.equal(what, count, client.clock.waiting());
    }
}
