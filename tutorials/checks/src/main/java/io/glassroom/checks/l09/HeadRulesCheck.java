package io.glassroom.checks.l09;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.Test;

@Step("9.2")
class HeadRulesCheck {

    @Test
    @Rule(
            en = "An id has 64 bits at most: ten bytes that hold more close the connection with 1002.",
            zh = "编号最多 64 位：十个字节里装了更多的位，就以 1002 关闭连接。")
    void idsHave64Bits() throws Exception {
        Rules.keeps("malformed\\.(id-.*|no-id)|message\\.id");
    }

    @Test
    @Rule(
            en = "All 64 bits may be used: the answer comes back with the same ten bytes of id.",
            zh = "64 位可以全部用上：回答里带着同样的十个字节。")
    void theLargestIdIsAnswered() {
        var caller = new Caller();
        caller.sends(Caller.request(-1, "{\"name\":\"ann\"}", Integer.MAX_VALUE)); // unsigned
        caller.isAnswered(
                Words.of(
                        "the answer to Request 18 446 744 073 709 551 615",
                        "对 Request 18 446 744 073 709 551 615 的回答"),
                -1,
                false,
                "{\"code\":0,\"result\":\"success\"}");
    }

    @Test
    @Rule(
            en = "A Request with id 0 is handled like a Notify: nobody answers it.",
            zh = "编号为 0 的请求按通知处理：没有人回答它。")
    void idZeroIsNotAnswered() throws Exception {
        Rules.keeps("malformed\\.request-id-0");
    }

    @Test
    @Rule(
            en = "A route is UTF-8 to the letter, or the connection is closed with 1007.",
            zh = "路由必须是严格的 UTF-8，否则以 1007 关闭连接。")
    void routesAreUtf8() throws Exception {
        Rules.keeps("malformed\\.(route-.*|no-route-length)");
    }
}
