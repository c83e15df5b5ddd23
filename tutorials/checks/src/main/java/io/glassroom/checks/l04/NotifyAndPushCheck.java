package io.glassroom.checks.l04;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.nio.charset.StandardCharsets;
import mychat.Message;
import org.junit.jupiter.api.Test;

@Step("4.1")
class NotifyAndPushCheck {

    private static final byte[] SAID = "{\"name\":\"alice\",\"content\":\"hi\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = {};

    @Test
    @Rule(
            en = "A Notify is the flag 02, the length of its route in one byte, the route, and the body.",
            zh = "通知依次是：标志 02、占一个字节的路由长度、路由、正文。")
    void notifyHasFlagRouteAndBody() {
        Sample.expectEncoded(
                new Message.Notify("Room.Message", SAID),
                hex("02 0c 526f6f6d2e4d657373616765 7b226e616d65223a22616c696365222c22636f6e74656e74223a226869227d"));
    }

    @Test
    @Rule(
            en = "A Push differs in its flag alone: type 3 in bits 1 to 3 is 06.",
            zh = "推送只有标志不同：类型 3 放在第 1 到 3 位，就是 06。")
    void pushHasAFlagOfItsOwn() {
        Sample.expectEncoded(
                new Message.Push("onMessage", SAID),
                hex("06 09 6f6e4d657373616765 7b226e616d65223a22616c696365222c22636f6e74656e74223a226869227d"));
    }

    @Test
    @Rule(en = "A body may be empty.", zh = "正文可以为空。")
    void bodyMayBeEmpty() {
        Sample.expectEncoded(
                new Message.Push("onLeave", NOTHING),
                hex("06 07 6f6e4c65617665"));
    }

    @Test
    @Rule(
            en = "The length counts the bytes of UTF-8, not the characters.",
            zh = "长度数的是 UTF-8 的字节，不是字符。")
    void lengthCountsBytes() {
        Sample.expectEncoded(
                new Message.Notify("房间.加入", NOTHING),
                hex("02 0d e688bfe997b4 2e e58aa0e585a5"));
    }

    @Test
    @Rule(
            en = "A route has at most 255 bytes, as its length is one byte: IllegalArgumentException for more.",
            zh = "路由最多 255 个字节；更长时一个字节写不下长度，应抛出 IllegalArgumentException。")
    void longestRouteHas255Bytes() {
        Sample.expectEncoded(new Message.Notify("x".repeat(255), NOTHING), hex("02 ff" + "78".repeat(255)));
        for (String route : new String[] {"x".repeat(256), "房".repeat(86)}) {
            expectRefused(route);
        }
    }

    private static void expectRefused(String route) {
        int length = route.getBytes(StandardCharsets.UTF_8).length;
        Expect.thrown(
                "encode(Notify[route=" + route.charAt(0) + "… (" + length + ")])",
                IllegalArgumentException.class,
                () -> Messages.encode(new Message.Notify(route, NOTHING)));
    }

    @Test
    @Rule(
            en = "Any Notify and any Push has the bytes that Glassroom's own encoder writes.",
            zh = "任何通知和推送，字节都与 Glassroom 自己的编码器写出的相同。")
    void anyNotifyAndPush() {
        Sample.random(41)
                .filter(sample -> switch (sample.message()) {
                    case Message.Notify notify -> true;
                    case Message.Push push -> true;
                    case Message.Request request -> false;
                    case Message.Response response -> false;
                })
                .limit(300)
                .forEach(Sample::expectEncoded);
    }
}
