package io.glassroom.checks.l05;

import static io.glassroom.checks.Expect.hex;
import static io.glassroom.checks.Messages.text;
import static io.glassroom.checks.Messages.utf8;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Step("5.4")
class TellAndListenCheck {

    private final FarEnd far = new FarEnd();

    @Test
    @Rule(
            en = "tell() sends a Notify: no id, because nobody will answer.",
            zh = "tell() 发出一个 Notify：没有编号，因为不会有人回答。")
    void tellSendsANotify() {
        far.client.tell("Room.Message", utf8("{\"name\":\"alice\",\"content\":\"hi\"}"));
        Expect.packets(
                "tell(\"Room.Message\", {\"name\":\"alice\",\"content\":\"hi\"})",
                hex("""
                        04 00 00 2d 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65
                        7b 22 6e 61 6d 65 22 3a 22 61 6c 69 63 65 22 2c
                        22 63 6f 6e 74 65 6e 74 22 3a 22 68 69 22 7d"""),
                far.wire.bytes());
    }

    @Test
    @Rule(
            en = "tell() uses up no id and starts no timer.",
            zh = "tell() 不占用编号，也不启动定时器。")
    void tellWaitsForNothing() {
        far.client.tell("A.B", utf8("x"));
        Expect.equal(Words.of("packets sent by tell()", "tell() 发出的包数"), 1, far.wire.take().size());
        Expect.equal(Words.of("timers after tell()", "tell() 之后的定时器个数"), 0, far.clock.waiting());
        far.client.request("A.B", utf8("y"));
        Expect.equal(Words.of("id of the first request, after a tell()", "tell() 之后第一个请求的编号"), 1L, far.request().id());
    }

    @Test
    @Rule(
            en = "A Push goes to the listener of its route, and to no other; without one it is ignored.",
            zh = "Push 只交给监听其路由的人；没有人监听就忽略。")
    void pushGoesToWhoListens() {
        List<String> messages = new ArrayList<>();
        List<String> comings = new ArrayList<>();
        far.client.on("onMessage", body -> messages.add(text(body)));
        far.client.on("onNewUser", body -> comings.add(text(body)));
        far.push("onNewUser", "cat");
        far.push("onWhatever", "?");
        far.push("onMessage", "hi");
        Expect.equal(Words.of("heard on onMessage", "在 onMessage 上听到的"), List.of("hi"), messages);
        Expect.equal(Words.of("heard on onNewUser", "在 onNewUser 上听到的"), List.of("cat"), comings);
    }

    @Test
    @Rule(
            en = "Pushes arrive between a request and its answer, and answer nothing.",
            zh = "Push 会夹在请求和回答之间到达，它不回答任何请求。")
    void pushesComeInBetween() {
        List<String> heard = new ArrayList<>();
        List<String> said = new ArrayList<>();
        far.client.on("onMessage", body -> heard.add(text(body)));
        var answer = far.client.request("Echo.Ping", utf8("hello"));
        for (int i = 1; i <= 20; i++) {
            far.push("onMessage", "line " + i);
            said.add("line " + i);
        }
        FarEnd.is(Words.of("request 1 after 20 pushes", "20 个推送之后的请求 1"), FarEnd.WAITING, answer);
        Expect.equal(Words.of("heard on onMessage", "在 onMessage 上听到的"), said, heard);
        far.answer(1, "hello");
        FarEnd.is(Words.of("request 1 after Response 1", "Response 1 之后的请求 1"), FarEnd.done("hello"), answer);
    }
}
