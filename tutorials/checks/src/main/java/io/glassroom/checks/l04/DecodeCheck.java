package io.glassroom.checks.l04;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.util.Arrays;
import mychat.Message;
import org.junit.jupiter.api.Test;

@Step("4.4")
class DecodeCheck {

    private static void expectDecoded(String bytes, Message expected) {
        Sample.expectDecoded(hex(bytes), expected);
    }

    @Test
    @Rule(
            en = "Bits 1 to 3 of the flag say which of the four it is, and so which parts follow.",
            zh = "标志的第 1 到 3 位说明是四种中的哪一种，也就决定了后面有哪些部分。")
    void flagSaysWhatFollows() {
        expectDecoded("00 07 01 61 7b7d", new Message.Request(7, "a", hex("7b7d")));
        expectDecoded("02 01 61 7b7d", new Message.Notify("a", hex("7b7d")));
        expectDecoded("04 07 7b7d", new Message.Response(7, false, hex("7b7d")));
        expectDecoded("24 07 7b7d", new Message.Response(7, true, hex("7b7d")));
        expectDecoded("06 01 61 7b7d", new Message.Push("a", hex("7b7d")));
    }

    @Test
    @Rule(
            en = "The groups of an id are put together again, the first one the least significant.",
            zh = "把编号的各组重新拼起来，第一组是最低位。")
    void idIsPutTogether() {
        expectDecoded("04 ac02", new Message.Response(300, false, hex("")));
        expectDecoded("04 8080808010", new Message.Response(1L << 32, false, hex("")));
        expectDecoded("04 ffffffffffffffffff01", new Message.Response(-1, false, hex("")));
    }

    @Test
    @Rule(
            en = "A byte of Java goes from -128 to 127: lengths of 128 to 255 need & 0xff.",
            zh = "Java 的 byte 从 -128 到 127：128 到 255 的长度需要 & 0xff。")
    void lengthsHaveNoSign() {
        for (int length : new int[] {127, 128, 200, 255}) {
            byte[] bytes = new byte[2 + length];
            bytes[0] = 2;
            bytes[1] = (byte) length;
            Arrays.fill(bytes, 2, bytes.length, (byte) 'x');
            Sample.expectDecoded(bytes, new Message.Notify("x".repeat(length), new byte[0]));
        }
    }

    @Test
    @Rule(
            en = "Bits that mean nothing are not looked at: 6 and 7, bit 5 unless in a Response, bit 0 in a Response.",
            zh = "没有含义的位不看：第 6、7 位，响应以外的第 5 位，响应的第 0 位。")
    void meaninglessBitsAreNotLookedAt() {
        expectDecoded("c2 01 61", new Message.Notify("a", hex("")));
        expectDecoded("22 01 61", new Message.Notify("a", hex("")));
        expectDecoded("05 07", new Message.Response(7, false, hex("")));
        Sample.recorded().stream().filter(sample -> !sample.canonical()).forEach(Sample::expectDecoded);
    }

    @Test
    @Rule(
            en = "Each of Glassroom's golden vectors (codes and zlib aside) is read as what it is.",
            zh = "Glassroom 标准样例里的每条消息（含路由编码或 zlib 的除外）都读得正确。")
    void recordedMessages() {
        Sample.recorded().forEach(Sample::expectDecoded);
    }

    @Test
    @Rule(
            en = "Any message that Glassroom's own encoder writes is read as what it is.",
            zh = "Glassroom 自己的编码器写出的任何消息都读得正确。")
    void anyMessage() {
        Sample.random(44).limit(1_000).forEach(Sample::expectDecoded);
    }
}
