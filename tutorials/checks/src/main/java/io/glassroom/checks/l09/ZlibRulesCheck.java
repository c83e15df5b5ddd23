package io.glassroom.checks.l09;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.Test;

@Step("9.4")
class ZlibRulesCheck {

    private static final int LIMIT = 65_536; // bytes of a body

    /// A body of so many bytes, nearly all of them the same.
    private static String body(int bytes) {
        String rest = "{\"name\":\"ann\",\"x\":\"\"}";
        return "{\"name\":\"ann\",\"x\":\"" + "x".repeat(bytes - rest.length()) + "\"}";
    }

    @Test
    @Rule(
            en = "A body whose flag has bit 4 is inflated before anybody reads it.",
            zh = "标志第 4 位为 1 的消息，内容要先解压，再交给别人读。")
    void aZlibBodyIsRead() {
        var caller = new Caller();
        caller.sends(Caller.request(5, body(1_000), 0));
        caller.isAnswered(
                Words.of("the answer to a compressed Room.Join", "对压缩过的 Room.Join 的回答"),
                5,
                false,
                "{\"code\":0,\"result\":\"success\"}");
    }

    @Test
    @Rule(
            en = "A body that says it is zlib and is not, or ends too early, is one that cannot be read: 400, or "
                    + "dropped.",
            zh = "声称是 zlib 却不是，或者没有写完的内容，就是读不懂的内容：请求得到 400，通知被丢弃。")
    void whatIsNoZlibCannotBeRead() throws Exception {
        Rules.keeps("malformed\\.(request-not-zlib|request-zlib-unfinished|notify-not-zlib)");
    }

    @Test
    @Rule(
            en = "A body that inflates beyond 65 536 bytes closes the connection with 1009, in a Notify as in a "
                    + "Request.",
            zh = "解压后超过 65 536 字节的内容使连接以 1009 关闭，通知和请求都一样。")
    void aBombCloses() throws Exception {
        var caller = new Caller();
        caller.sends(Caller.request(5, body(LIMIT + 1), 0));
        caller.isClosed(Words.of("a Request that inflates to 65 537 bytes", "解压后有 65 537 字节的 Request"), 1009);
        Rules.keeps("malformed\\.zlib-bomb");
    }

    @Test
    @Rule(en = "65 536 bytes are not too many.", zh = "正好 65 536 字节不算多。")
    void theLimitItselfIsRead() {
        var caller = new Caller();
        caller.sends(Caller.request(5, body(LIMIT), 0));
        caller.isAnswered(
                Words.of("the answer to a Request that inflates to 65 536 bytes", "对解压后有 65 536 字节的 Request 的回答"),
                5,
                false,
                "{\"code\":0,\"result\":\"success\"}");
    }
}
