package io.glassroom.checks.l05;

import static io.glassroom.checks.l05.FarEnd.text;
import static io.glassroom.checks.l05.FarEnd.utf8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.glassroom.checks.Expect;
import io.glassroom.checks.Messages;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mychat.Dispatcher;
import mychat.Message;
import mychat.Session;
import org.junit.jupiter.api.Test;

@Step("5.5")
class DispatchCheck {

    private static final long SEED = 5;

    private final List<Message.Response> answers = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private final Track track = Track.working(Side.SERVER, "ann");
    private final Session ann = new Silent("ann");
    private final Dispatcher dispatcher = new Dispatcher()
            .on("Echo.Ping", (session, body) -> {
                handled.add(session + " says " + text(body));
                return body;
            })
            .on("Room.Broken", (session, body) -> {
                handled.add(session + " breaks " + text(body));
                throw new IllegalStateException("the secret is 42");
            });

    /// A session that a check can tell from others.
    private record Silent(String name) implements Session {

        @Override
        public void push(String route, byte[] body) {}

        @Override
        public void kick(int code, String reason) {}

        @Override
        public String toString() {
            return name;
        }
    }

    private void handle(Message message) {
        try {
            track.in(Messages.packet(message));
            dispatcher.handle(ann, message, this::answer);
        } catch (RuntimeException failure) {
            throw Expect.unlike("handle() of a " + message.getClass().getSimpleName(), "no exception", failure.toString());
        }
    }

    private void answer(Message.Response response) {
        answers.add(response);
        track.out(Messages.packet(response));
    }

    @Test
    @Rule(
            en = "The handler of the route gets session and body; what it returns is the Response, with the id of the Request.",
            zh = "路由对应的处理函数得到会话和正文；它的返回值成为 Response，编号与 Request 相同。")
    void requestIsAnswered() {
        handle(new Message.Request(7, "Echo.Ping", utf8("hello")));
        Expect.equal("what the handler was given", List.of("ann says hello"), handled);
        Expect.equal("Responses to one Request", 1, answers.size());
        Message.Response response = answers.getFirst();
        Expect.equal("id of the Response", 7L, response.id());
        Expect.equal("error bit of the Response", false, response.error());
        Expect.equal("body of the Response", "hello", text(response.body()));
    }

    @Test
    @Rule(en = "A Notify is handled and never answered.", zh = "Notify 会被处理，但从不回答。")
    void notifyIsNotAnswered() {
        handle(new Message.Notify("Echo.Ping", utf8("hello")));
        Expect.equal("what the handler was given", List.of("ann says hello"), handled);
        Expect.equal("Responses to a Notify", 0, answers.size());
    }

    @Test
    @Rule(
            en = "A Request with a route that nobody handles is answered with error 404.",
            zh = "没有人处理的路由，其 Request 以错误 404 回答。")
    void unknownRouteIsAnswered404() {
        handle(new Message.Request(8, "Nobody.Home", utf8("{}")));
        expectError(8, 404);
    }

    @Test
    @Rule(
            en = "A Request whose handler fails is answered with error 500, and the client is not told why.",
            zh = "处理函数出错时，Request 以错误 500 回答，并且不把内部原因告诉客户端。")
    void failureIsAnswered500() {
        handle(new Message.Request(9, "Room.Broken", utf8("{}")));
        expectError(9, 500);
        String body = text(answers.getFirst().body());
        Expect.that("body of the Response", !body.contains("42"), "no word of the exception", body);
    }

    @Test
    @Rule(
            en = "A Notify that fails, or that nobody handles, harms nobody: no answer, no exception.",
            zh = "出错的或无人处理的 Notify 不影响任何人：不回答，也不抛出异常。")
    void notifyMayFail() {
        handle(new Message.Notify("Nobody.Home", utf8("{}")));
        handle(new Message.Notify("Room.Broken", utf8("{}")));
        Expect.equal("what the handler was given", List.of("ann breaks {}"), handled);
        Expect.equal("Responses to a Notify", 0, answers.size());
    }

    @Test
    @Rule(
            en = "A Response or Push from a client is ignored: only servers send them.",
            zh = "客户端发来的 Response 或 Push 被忽略：只有服务器才发送它们。")
    void wrongDirectionIsIgnored() {
        handle(new Message.Response(1, false, utf8("hello")));
        handle(new Message.Push("Echo.Ping", utf8("hello")));
        handle(new Message.Request(2, "Echo.Ping", utf8("a question")));
        Expect.equal("what the handler was given", List.of("ann says a question"), handled);
        Expect.equal("Responses", 1, answers.size());
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
            handle(asks ? new Message.Request(i, route, utf8("{}")) : new Message.Notify(route, utf8("{}")));
            asked += asks ? 1 : 0;
            String what = "message " + i + ", a " + (asks ? "Request" : "Notify") + " to " + route;
            Expect.equal("Responses so far, after " + what, asked, answers.size());
            if (asks) {
                Expect.equal("id of the Response to " + what, i, answers.getLast().id());
            }
        }
    }

    private void expectError(long id, int code) {
        Expect.equal("Responses to one Request", 1, answers.size());
        Message.Response response = answers.getFirst();
        Expect.equal("id of the Response", id, response.id());
        Expect.equal("error bit of the Response", true, response.error());
        Expect.equal("\"code\" in the body " + text(response.body()), String.valueOf(code), codeIn(response.body()));
    }

    private static String codeIn(byte[] body) {
        try {
            JsonElement json = JsonParser.parseString(text(body));
            return json instanceof JsonObject object && object.has("code") ? object.get("code").getAsString() : "none";
        } catch (JsonParseException e) {
            return "no JSON";
        }
    }
}
