package io.glassroom.checks.l04;

import static io.glassroom.checks.Expect.hex;
import static io.glassroom.checks.Messages.utf8;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import mychat.Message;
import org.junit.jupiter.api.Test;

@Step("4.3")
class ResponseCheck {

    @Test
    @Rule(
            en = "A Response has the flag 04, the id of its Request, and no route.",
            zh = "响应的标志是 04，带着所答请求的编号，没有路由。")
    void responseHasAnIdAndNoRoute() {
        Sample.expectEncoded(
                new Message.Response(300, false, utf8("{\"code\":0}")),
                hex("04 ac02 7b22636f6465223a307d"));
    }

    @Test
    @Rule(en = "Bit 5 of the flag says that the Request failed: 24.", zh = "标志的第 5 位表示请求失败：24。")
    void errorIsBitFive() {
        Sample.expectEncoded(
                new Message.Response(300, true, utf8("{\"code\":404}")),
                hex("24 ac02 7b22636f6465223a3430347d"));
    }

    @Test
    @Rule(
            en = "Each of Glassroom's golden vectors (codes and zlib aside) is written to the byte, whatever its type.",
            zh = "Glassroom 标准样例里的每条消息（含路由编码或 zlib 的除外），不论哪种类型，写出来都一个字节不差。")
    void recordedMessages() {
        Sample.recorded().stream().filter(Sample::canonical).forEach(Sample::expectEncoded);
    }

    @Test
    @Rule(
            en = "Any Response has the bytes that Glassroom's own encoder writes.",
            zh = "任何响应，字节都与 Glassroom 自己的编码器写出的相同。")
    void anyResponse() {
        Sample.random(43)
                .filter(sample -> sample.message() instanceof Message.Response)
                .limit(300)
                .forEach(Sample::expectEncoded);
    }
}
