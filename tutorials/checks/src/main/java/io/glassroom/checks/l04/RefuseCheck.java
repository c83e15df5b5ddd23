package io.glassroom.checks.l04;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import mychat.Message;
import mychat.ProtocolException;
import org.junit.jupiter.api.Test;

@Step("4.5")
class RefuseCheck {

    private static final int NOISES = 20_000;
    private static final int ZLIB = 0x10;

    private static void expectRefused(byte[] bytes, int offset) {
        Messages.refused(Words.both(Sample.decoding(bytes)), 1002, offset, () -> Messages.decode(bytes));
    }

    @Test
    @Rule(
            en = "There are no messages of type 4 to 7: 1002 at offset 0, that of the flag.",
            zh = "没有类型 4 到 7 的消息：1002，偏移 0，即标志所在处。")
    void typesFourToSevenDoNotExist() {
        for (String flag : new String[] {"08", "0a", "0c", "0e"}) {
            expectRefused(hex(flag + "09 526f6f6d2e4a6f696e"), 0);
        }
    }

    @Test
    @Rule(
            en = "A message without a byte lacks even its flag: 1002 at offset 0.",
            zh = "一个字节也没有的消息连标志都缺：1002，偏移 0。")
    void emptyMessageIsRefused() {
        expectRefused(new byte[0], 0);
    }

    @Test
    @Rule(
            en = "A Request that is cut off anywhere before its body: 1002, at the offset of the part that lacks "
                    + "bytes.",
            zh = "请求在正文之前的任何一处被截断：1002，偏移是缺字节的那一部分的位置。")
    void truncatedRequestIsRefused() {
        byte[] whole = hex("00 ac02 09 526f6f6d2e4a6f696e 7b7d");
        int route = 4;
        for (int length = 0; length < route + 9; length++) {
            expectRefused(Arrays.copyOf(whole, length), Math.min(length, route));
        }
    }

    @Test
    @Rule(
            en = "The same for each of Glassroom's golden vectors, cut at every byte of its head.",
            zh = "Glassroom 标准样例里的每条消息，在头部的每个字节处截断，都是如此。")
    void everyTruncationIsRefused() {
        for (Sample sample : Sample.recorded()) {
            int body = sample.bytes().length - sample.message().body().length;
            int route = switch (sample.message()) { // or the end of the head, where there is none
                case Message.Request request -> body - utf8Length(request.route());
                case Message.Notify notify -> body - utf8Length(notify.route());
                case Message.Push push -> body - utf8Length(push.route());
                case Message.Response response -> body;
            };
            for (int length = 0; length < body; length++) {
                expectRefused(Arrays.copyOf(sample.bytes(), length), Math.min(length, route));
            }
        }
    }

    private static int utf8Length(String route) {
        return route.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    @Rule(
            en = "An id of more than 10 bytes: 1002 at offset 1, where the id begins.",
            zh = "编号超过 10 个字节：1002，偏移 1，即编号开始处。")
    void idOfElevenBytesIsRefused() {
        expectRefused(hex("00 80808080808080808080 01 09 526f6f6d2e4a6f696e"), 1);
        expectRefused(hex("04 ffffffffffffffffffff 01"), 1);
        expectRefused(hex("04 80808080808080808080"), 1);
    }

    @Test
    @Rule(
            en = "Whatever bytes arrive, the outcome is a message or a ProtocolException: never another exception.",
            zh = "无论到来什么字节，结果要么是一条消息，要么是 ProtocolException，绝不会是别的异常。")
    void noiseIsReadOrRefused() {
        var random = new Random(45);
        for (int i = 0; i < NOISES; i++) {
            byte[] noise = new byte[random.nextInt(24)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] &= ~ZLIB; // compressed bodies are for the capstone
            }
            String outcome;
            try {
                outcome = Messages.decode(noise) == null ? "null" : "Message";
            } catch (ProtocolException refusal) {
                outcome = "ProtocolException"; // after the capstone also 1007, for routes that are not UTF-8
            } catch (RuntimeException other) {
                outcome = other.toString();
            }
            if (!outcome.equals("Message") && !outcome.equals("ProtocolException")) {
                Words expected = Words.of("Message, or ProtocolException", "Message，或者 ProtocolException");
                throw Expect.unlike(Words.both(Sample.decoding(noise)), expected, outcome);
            }
        }
    }
}
