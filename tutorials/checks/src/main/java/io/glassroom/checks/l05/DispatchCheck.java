package io.glassroom.checks.l05;

import static io.glassroom.checks.Messages.text;
import static io.glassroom.checks.Messages.utf8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Asker;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mychat.Dispatcher;
import mychat.Message;
import org.junit.jupiter.api.Test;

@Step("5.5")
class DispatchCheck {

    private static final long SEED = 5;
    private static final Words GIVEN = Words.of("what the handler was given", "处理函数得到的内容");
    private static final Words TO_A_REQUEST = Words.of("Responses to one Request", "对一个 Request 的 Response 个数");
    private static final Words TO_A_NOTIFY = Words.of("Responses to a Notify", "对 Notify 的 Response 个数");

    private final List<String> handled = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher()
            .on("Echo.Ping", (session, body) -> {
                handled.add(session + " says " + text(body));
                return body;
            })
            .on("Room.Broken", (session, body) -> {
                handled.add(session + " breaks " + text(body));
                throw new IllegalStateException("the secret is 42");
            });
    private final Asker ann = new Asker("ann", dispatcher);

    @Test
    @Rule(
            en = "The handler of the route gets session and body; what it returns is the Response, with the id "
                    + "of the Request.",
            zh = "路由对应的处理函数得到会话和正文；它的返回值成为 Response，编号与 Request 相同。")
    void requestIsAnswered() {
        ann.sends(new Message.Request(7, "Echo.Ping", utf8("hello")));
        Expect.equal(GIVEN, List.of("ann says hello"), handled);
        Expect.equal(TO_A_REQUEST, 1, ann.answers().size());
        Message.Response response = ann.answers().getFirst();
        Expect.equal(Words.of("id of the Response", "Response 的编号"), 7L, response.id());
        Expect.equal(Words.of("error bit of the Response", "Response 的错误位"), false, response.error());
        Expect.equal(Words.of("body of the Response", "Response 的正文"), "hello", text(response.body()));
    }

    @Test
    @Rule(en = "A Notify is handled and never answered.", zh = "Notify 会被处理，但从不回答。")
    void notifyIsNotAnswered() {
        ann.sends(new Message.Notify("Echo.Ping", utf8("hello")));
        Expect.equal(GIVEN, List.of("ann says hello"), handled);
        Expect.equal(TO_A_NOTIFY, 0, ann.answers().size());
    }

    @Test
    @Rule(
            en = "A Request with a route that nobody handles is answered with error 404.",
            zh = "没有人处理的路由，其 Request 以错误 404 回答。")
    void unknownRouteIsAnswered404() {
        ann.sends(new Message.Request(8, "Nobody.Home", utf8("{}")));
        expectError(8, 404);
    }

    @Test
    @Rule(
            en = "A Request whose handler fails is answered with error 500, and the client is not told why.",
            zh = "处理函数出错时，Request 以错误 500 回答，并且不把内部原因告诉客户端。")
    void failureIsAnswered500() {
        ann.sends(new Message.Request(9, "Room.Broken", utf8("{}")));
        expectError(9, 500);
        String body = text(ann.answers().getFirst().body());
        Expect.that(
                Words.of("body of the Response", "Response 的正文"),
                !body.contains("42"),
                Words.of("no word of the exception", "不含异常里的内容"),
                body);
    }

    @Test
    @Rule(
            en = "A Notify that fails, or that nobody handles, harms nobody: no answer, no exception.",
            zh = "出错的或无人处理的 Notify 不影响任何人：不回答，也不抛出异常。")
    void notifyMayFail() {
        ann.sends(new Message.Notify("Nobody.Home", utf8("{}")));
        ann.sends(new Message.Notify("Room.Broken", utf8("{}")));
        Expect.equal(GIVEN, List.of("ann breaks {}"), handled);
        Expect.equal(TO_A_NOTIFY, 0, ann.answers().size());
    }

    @Test
    @Rule(
            en = "A Response or Push from a client is ignored: only servers send them.",
            zh = "客户端发来的 Response 或 Push 被忽略：只有服务器才发送它们。")
    void wrongDirectionIsIgnored() {
        ann.sends(new Message.Response(1, false, utf8("hello")));
        ann.sends(new Message.Push("Echo.Ping", utf8("hello")));
        ann.sends(new Message.Request(2, "Echo.Ping", utf8("a question")));
        Expect.equal(GIVEN, List.of("ann says a question"), handled);
        Expect.equal(Words.of("Responses", "Response 个数"), 1, ann.answers().size());
    }

    @Test
    @Rule(
            en = "Of a thousand messages each Request is answered exactly once, and nothing else is.",
            zh = "一千条消息里，每个 Request 恰好回答一次，其他消息都不回答。")
    void eachRequestIsAnsweredOnce() {
        var random = new Random(SEED);
        int asked = 0;
        for (long i = 1; i <= 1_000; i++) {
            String route = List.of("Echo.Ping", "Room.Broken", "Nobody.Home").get(random.nextInt(3));
            boolean asks = random.nextBoolean();
            ann.sends(asks ? new Message.Request(i, route, utf8("{}")) : new Message.Notify(route, utf8("{}")));
            asked += asks ? 1 : 0;
            String kind = asks ? "Request" : "Notify";
            var what = Words.of(
                    "message " + i + ", a " + kind + " to " + route,
                    "第 " + i + " 条消息（" + route + " 的 " + kind + "）");
            Expect.equal(
                    Words.of("Responses so far, after " + what.en(), what.zh() + "之后的 Response 总数"),
                    asked,
                    ann.answers().size());
            if (asks) {
                Words id = Words.of("id of the Response to " + what.en(), what.zh() + "的 Response 的编号");
                Expect.equal(id, i, ann.answers().getLast().id());
            }
        }
    }

    private void expectError(long id, int code) {
        Expect.equal(TO_A_REQUEST, 1, ann.answers().size());
        Message.Response response = ann.answers().getFirst();
        Expect.equal(Words.of("id of the Response", "Response 的编号"), id, response.id());
        Expect.equal(Words.of("error bit of the Response", "Response 的错误位"), true, response.error());
        String body = text(response.body());
        Expect.equal(
                Words.of("\"code\" in the body " + body, "正文 " + body + " 里的 \"code\""),
                Words.both(String.valueOf(code)),
                codeIn(body));
    }

    private static Words codeIn(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object && object.has("code")
                    ? Words.both(object.get("code").getAsString())
                    : Words.of("none", "没有");
        } catch (JsonParseException e) {
            return Words.of("no JSON", "不是 JSON");
        }
    }
}
