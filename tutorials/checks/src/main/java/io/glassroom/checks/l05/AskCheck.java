package io.glassroom.checks.l05;

import static io.glassroom.checks.Expect.hex;
import static io.glassroom.checks.Messages.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

@Step("5.1")
class AskCheck {

    private final FarEnd far = new FarEnd();

    @Test
    @Rule(
            en = "request() sends one Data packet with a Request in it; the first id is 1.",
            zh = "request() 发出一个 Data 包，里面是一个 Request；第一个编号是 1。")
    void requestLeavesAsOneDataPacket() {
        far.client.request("Room.Join", utf8("{}"));
        Expect.equal(FarEnd.SENDS, 1, far.wire.sent().size());
        Expect.packets(
                "request(\"Room.Join\", {})",
                hex("04 00 00 0e 00 01 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"),
                far.wire.bytes());
    }

    @Test
    @Rule(en = "Each request has an id of its own: 1, 2, 3.", zh = "每个请求都有自己的编号：1、2、3。")
    void idsCountUp() {
        far.client.request("A.B", utf8("x"));
        far.client.request("A.B", utf8("y"));
        far.client.request("A.B", utf8("z"));
        Expect.packets(
                Words.of("three requests behind one another", "先后发出的三个请求"),
                hex("""
                        04 00 00 07 00 01 03 41 2e 42 78
                        04 00 00 07 00 02 03 41 2e 42 79
                        04 00 00 07 00 03 03 41 2e 42 7a"""),
                far.wire.bytes());
    }

    @Test
    @Rule(
            en = "Ids go on counting: the 300th request has id 300, two bytes.",
            zh = "编号一直数下去：第 300 个请求的编号是 300，占两个字节。")
    void idsGrowBeyondOneByte() {
        for (int i = 0; i < 300; i++) {
            far.client.request("Room.Join", utf8("{}"));
        }
        List<byte[]> sent = far.wire.sent();
        Expect.equal(FarEnd.SENDS, 300, sent.size());
        Expect.packets(
                Words.of("the 300th request(\"Room.Join\", {})", "第 300 个 request(\"Room.Join\", {})"),
                hex("04 00 00 0f 00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"),
                sent.getLast());
    }

    @Test
    @Rule(
            en = "request() does not wait: it gives a future that is not done yet.",
            zh = "request() 不等待：它立刻返回一个尚未完成的 future。")
    void requestDoesNotWait() {
        var answer = far.client.request("A.B", utf8("x"));
        FarEnd.is(Words.of("request(…) before its answer", "得到回答之前的 request(…)"), FarEnd.WAITING, answer);
    }
}
