package io.glassroom.checks.l05;

import static io.glassroom.checks.l05.FarEnd.TIMEOUT;
import static io.glassroom.checks.l05.FarEnd.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Step("5.3")
class NoAnswerCheck {

    private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);

    private final FarEnd far = new FarEnd();

    @Test
    @Rule(
            en = "A Response with the error bit fails its future with a RequestFailed.",
            zh = "带错误位的 Response 使它的 future 以 RequestFailed 失败。")
    void errorFailsTheFuture() {
        var refused = far.client.request("Nobody.Home", utf8("{}"));
        var other = far.client.request("Echo.Ping", utf8("hello"));
        far.refuse(1, "{\"code\":404,\"message\":\"no route Nobody.Home\"}");
        far.answer(2, "hello");
        Expect.equal("request 1 after an error Response", "failed: RequestFailed", FarEnd.state(refused));
        Expect.equal(
                "what the RequestFailed says",
                "{\"code\":404,\"message\":\"no route Nobody.Home\"}",
                refused.exceptionNow().getMessage());
        Expect.equal("request 2, which was answered well", "done: hello", FarEnd.state(other));
    }

    @Test
    @Rule(
            en = "Without an answer in time the future fails with a TimeoutException: at the timeout, not before.",
            zh = "到时间没有回答，future 以 TimeoutException 失败：正好在超时的时刻，不提前。")
    void silenceFailsTheFuture() {
        var answer = far.client.request("Echo.Ping", utf8("hello"));
        far.clock.advance(TIMEOUT.minus(ONE_MILLISECOND));
        Expect.equal("a request after 4 999 of 5 000 ms", "still waiting", FarEnd.state(answer));
        far.clock.advance(ONE_MILLISECOND);
        Expect.equal("a request after 5 000 ms", "failed: TimeoutException", FarEnd.state(answer));
    }

    @Test
    @Rule(
            en = "Each request has its own time, from when it was sent.",
            zh = "每个请求各自计时，从它发出时算起。")
    void eachHasItsOwnTime() {
        var early = far.client.request("A.B", utf8("x"));
        far.clock.advance(Duration.ofSeconds(3));
        var late = far.client.request("A.B", utf8("y"));
        far.clock.advance(Duration.ofSeconds(2));
        Expect.equal("the first request 5 s after it was sent", "failed: TimeoutException", FarEnd.state(early));
        Expect.equal("the second request 2 s after it was sent", "still waiting", FarEnd.state(late));
        far.clock.advance(Duration.ofSeconds(3));
        Expect.equal("the second request 5 s after it was sent", "failed: TimeoutException", FarEnd.state(late));
    }

    @Test
    @Rule(
            en = "An answer that comes after the timeout is ignored; the next request is answered as ever.",
            zh = "超时之后才到的回答被忽略；下一个请求照常得到回答。")
    void lateAnswerIsIgnored() {
        var given = far.client.request("A.B", utf8("x"));
        far.clock.advance(TIMEOUT);
        var next = far.client.request("A.B", utf8("y"));
        far.answer(1, "to x, late");
        Expect.equal("request 1 after its late answer", "failed: TimeoutException", FarEnd.state(given));
        Expect.equal("request 2 after the late answer to request 1", "still waiting", FarEnd.state(next));
        far.answer(2, "to y");
        Expect.equal("request 2 after Response 2", "done: to y", FarEnd.state(next));
    }

    @Test
    @Rule(
            en = "A Response that nobody waits for is ignored: one that was never asked for, and a second one.",
            zh = "没有人等待的 Response 被忽略：从未问过的，以及重复的。")
    void unaskedAnswerIsIgnored() {
        var answer = far.client.request("A.B", utf8("x"));
        far.answer(99, "nobody asked");
        Expect.equal("request 1 after Response 99", "still waiting", FarEnd.state(answer));
        far.answer(1, "to x");
        far.answer(1, "once more");
        Expect.equal("request 1 after two Responses 1", "done: to x", FarEnd.state(answer));
    }

    @Test
    @Rule(
            en = "An answer cancels the timer of its request.",
            zh = "收到回答后，请求的定时器随之取消。")
    void answerCancelsTheTimer() {
        far.client.request("A.B", utf8("x"));
        far.client.request("A.B", utf8("y"));
        Expect.equal("timers of two open requests", 2, far.clock.waiting());
        far.answer(1, "to x");
        far.refuse(2, "{\"code\":500}");
        Expect.equal("timers after both were answered", 0, far.clock.waiting());
    }
}
