package io.glassroom.checks.l09;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import org.junit.jupiter.api.Test;

@Step("9.3")
class BodyRulesCheck {

    @Test
    @Rule(
            en = "A Request whose body cannot be read is answered 400, and not 500: the client is to blame.",
            zh = "读不懂内容的请求得到 400 而不是 500：错在客户端。")
    void anUnreadableBodyIs400() throws Exception {
        Rules.keeps("malformed\\.request-not-json");
    }

    @Test
    @Rule(
            en = "That goes for JSON without the key that is needed, too, and for JSON that is no object.",
            zh = "缺少所需的键，或者根本不是对象的 JSON，也一样。")
    void aBodyWithoutTheKeyIs400() {
        for (String body : new String[] {"{}", "[]", "7", "", "{\"name\":{}}"}) {
            var caller = new Caller();
            caller.sends(Caller.request(5, body, Integer.MAX_VALUE));
            String shown = body.isEmpty() ? "(none)" : body;
            Words what = Words.of(
                    "the answer to Room.Join with the body " + shown,
                    "对正文为 " + shown + " 的 Room.Join 的回答");
            caller.isRefused(what, 5, 400);
            caller.stillJoins(Words.of("after that", "在那之后"));
        }
    }

    @Test
    @Rule(
            en = "A Notify whose body cannot be read is dropped, and the connection lives on.",
            zh = "读不懂内容的通知被丢弃，连接继续存活。")
    void anUnreadableNotifyIsDropped() {
        var caller = new Caller();
        caller.sends(Caller.tell("{\"content\":"));
        caller.hearsNothing(Words.of("a Notify with half a body", "正文只有一半的 Notify"));
        caller.stillJoins(Words.of("after a Notify with half a body", "正文只有一半的 Notify 之后"));
    }

    @Test
    @Rule(
            en = "Nobody has entered the room by a Request that was answered 400.",
            zh = "得到 400 的请求不会让任何人进入房间。")
    void whoIsRefusedHasNotJoined() {
        var caller = new Caller();
        caller.sends(Caller.request(5, "{\"name\":", Integer.MAX_VALUE));
        caller.isRefused(Words.of("the answer to Room.Join with half a body", "对正文只有一半的 Room.Join 的回答"), 5, 400);
        caller.sends(Caller.tell("{\"content\":\"hi\"}"));
        caller.hearsNothing(Words.of("what is said by somebody who was not let in", "没有获准加入的人说的话"));
    }

}
