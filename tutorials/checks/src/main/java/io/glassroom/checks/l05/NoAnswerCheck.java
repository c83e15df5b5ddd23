package io.glassroom.checks.l05;

import static io.glassroom.checks.Messages.utf8;
import static io.glassroom.checks.l05.FarEnd.TIMEOUT;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
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
        FarEnd.is(
                Words.of("request 1 after an error Response", "带错误位的 Response 之后的请求 1"),
                FarEnd.failed("RequestFailed"),
                refused);
        Expect.equal(
                Words.of("what the RequestFailed says", "RequestFailed 的内容"),
                "{\"code\":404,\"message\":\"no route Nobody.Home\"}",
                refused.exceptionNow().getMessage());
        FarEnd.is(Words.of("request 2, which was answered well", "正常得到回答的请求 2"), FarEnd.done("hello"), other);
    }

    @Test
    @Rule(
            en = "Without an answer in time the future fails with a TimeoutException: at the timeout, not before.",
            zh = "到时间没有回答，future 以 TimeoutException 失败：正好在超时的时刻，不提前。")
    void silenceFailsTheFuture() {
        var answer = far.client.request("Echo.Ping", utf8("hello"));
        far.clock.advance(TIMEOUT.minus(ONE_MILLISECOND));
        FarEnd.is(Words.of("a request after 4 999 of 5 000 ms", "5 000 毫秒里过了 4 999 毫秒的请求"), FarEnd.WAITING, answer);
        far.clock.advance(ONE_MILLISECOND);
        FarEnd.is(Words.of("a request after 5 000 ms", "过了 5 000 毫秒的请求"), FarEnd.failed("TimeoutException"), answer);
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
        FarEnd.is(
                Words.of("the first request 5 s after it was sent", "发出 5 秒之后的第一个请求"),
                FarEnd.failed("TimeoutException"),
                early);
        FarEnd.is(Words.of("the second request 2 s after it was sent", "发出 2 秒之后的第二个请求"), FarEnd.WAITING, late);
        far.clock.advance(Duration.ofSeconds(3));
        FarEnd.is(
                Words.of("the second request 5 s after it was sent", "发出 5 秒之后的第二个请求"),
                FarEnd.failed("TimeoutException"),
                late);
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
        FarEnd.is(
                Words.of("request 1 after its late answer", "迟到的回答之后的请求 1"),
                FarEnd.failed("TimeoutException"),
                given);
        FarEnd.is(Words.of("request 2 after the late answer to request 1", "请求 1 的回答迟到之后的请求 2"), FarEnd.WAITING, next);
        far.answer(2, "to y");
        FarEnd.is(Words.of("request 2 after Response 2", "Response 2 之后的请求 2"), FarEnd.done("to y"), next);
    }

    @Test
    @Rule(
            en = "A Response that nobody waits for is ignored: one that was never asked for, and a second one.",
            zh = "没有人等待的 Response 被忽略：从未问过的，以及重复的。")
    void unaskedAnswerIsIgnored() {
        var answer = far.client.request("A.B", utf8("x"));
        far.answer(99, "nobody asked");
        FarEnd.is(Words.of("request 1 after Response 99", "Response 99 之后的请求 1"), FarEnd.WAITING, answer);
        far.answer(1, "to x");
        far.answer(1, "once more");
        FarEnd.is(Words.of("request 1 after two Responses 1", "两个 Response 1 之后的请求 1"), FarEnd.done("to x"), answer);
    }

    @Test
    @Rule(
            en = "An answer cancels the timer of its request.",
            zh = "收到回答后，请求的定时器随之取消。")
    void answerCancelsTheTimer() {
        far.client.request("A.B", utf8("x"));
        far.client.request("A.B", utf8("y"));
        Expect.equal(Words.of("timers of two open requests", "两个未回答的请求的定时器个数"), 2, far.clock.waiting());
        far.answer(1, "to x");
        far.refuse(2, "{\"code\":500}");
        Expect.equal(Words.of("timers after both were answered", "两个都得到回答之后的定时器个数"), 0, far.clock.waiting());
    }
}
