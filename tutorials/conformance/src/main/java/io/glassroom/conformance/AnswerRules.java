package io.glassroom.conformance;

import static io.glassroom.conformance.Judgement.PASSED;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Section 5: every Request is answered exactly once.
final class AnswerRules {

    private static final int MANY = 100;

    private AnswerRules() {}

    static List<Check> all() {
        return List.of(
                Check.of(
                        "answer.once", 5,
                        "A Request is answered exactly once.",
                        "一个请求恰好得到一次回答。",
                        AnswerRules::once),
                Check.of(
                        "answer.unknown-route", 5,
                        "An unknown route is answered with bit 5 set and {\"code\":404,\"message\":…}.",
                        "未知路由的回答第 5 位为 1，内容是 {\"code\":404,\"message\":…}。",
                        AnswerRules::unknownRoute),
                Check.of(
                        "answer.lives", 5,
                        "The connection lives on after an error.",
                        "出错之后连接继续存活。",
                        AnswerRules::livesOn),
                Check.of(
                        "answer.many", 5,
                        "A hundred Requests at once are all answered, each with its own id.",
                        "同时发出的一百个请求都得到回答，各自带着自己的编号。",
                        AnswerRules::many),
                Check.of(
                        "answer.notify", 5,
                        "A Notify is never answered, even if its route is unknown.",
                        "通知从不回答，即使路由未知。",
                        AnswerRules::notifyIsSilent));
    }

    /// The code in the body of an error; 0 if there is none.
    static int status(Message.Response answer) {
        try {
            return JsonParser.parseString(answer.body().utf8()) instanceof JsonObject error
                            && error.get("code") instanceof JsonPrimitive code
                            && code.isNumber()
                    ? code.getAsInt()
                    : 0;
        } catch (JsonParseException | NumberFormatException | StackOverflowError e) {
            return 0;
        }
    }

    private static Judgement once(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            conversation.ask(1, PacketRules.NOWHERE, Ground.BARE);
            conversation.answer(1);
            Optional<Message.Response> again = conversation.anyAnswer(Conversation.QUIET);
            return Judgement.that(
                    again.isEmpty(),
                    Words.of("one answer", "一次回答"),
                    Words.of("another: " + again.map(answer -> answer.body().utf8()).orElse(""),
                            "又一次：" + again.map(answer -> answer.body().utf8()).orElse("")));
        }
    }

    private static Judgement unknownRoute(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            conversation.ask(1, PacketRules.NOWHERE, Ground.BARE);
            Message.Response answer = conversation.answer(1);
            boolean right = answer.error()
                    && status(answer) == 404
                    && JsonParser.parseString(answer.body().utf8()).getAsJsonObject().has("message");
            return Judgement.that(
                    right,
                    Words.of("bit 5 and {\"code\":404,\"message\":…}", "第 5 位为 1，内容 {\"code\":404,\"message\":…}"),
                    Words.of((answer.error() ? "bit 5, " : "no bit 5, ") + answer.body().utf8(),
                            (answer.error() ? "第 5 位为 1，" : "第 5 位为 0，") + answer.body().utf8()));
        }
    }

    private static Judgement livesOn(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            conversation.ask(1, PacketRules.NOWHERE, Ground.BARE);
            conversation.answer(1);
            conversation.ask(2, PacketRules.NOWHERE, Ground.BARE);
            conversation.answer(2);
            return PASSED;
        }
    }

    private static Judgement many(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            for (int id = 1; id <= MANY; id++) {
                conversation.ask(id, PacketRules.NOWHERE, Ground.BARE);
            }
            Set<Long> answered = new TreeSet<>();
            for (int i = 0; i < MANY; i++) {
                Optional<Message.Response> answer = conversation.anyAnswer(Conversation.PATIENCE);
                answer.ifPresent(one -> answered.add(one.id()));
                if (answer.isEmpty()) {
                    break;
                }
            }
            return Judgement.that(
                    answered.size() == MANY,
                    Words.of("the ids 1 to " + MANY, "编号 1 到 " + MANY),
                    Words.of(answered.size() + " of them", "其中 " + answered.size() + " 个"));
        }
    }

    private static Judgement notifyIsSilent(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            conversation.send(MessageCodec.encodePacket(
                    new Message.Notify(Route.of(PacketRules.NOWHERE), Ground.BARE), RouteDictionary.EMPTY));
            Optional<Message.Response> answer = conversation.anyAnswer(Conversation.QUIET);
            if (answer.isPresent()) {
                return Judgement.failed(Words.of("nothing", "什么也没有"), Words.both(answer.get().body().utf8()));
            }
            conversation.ask(1, PacketRules.NOWHERE, Ground.BARE);
            conversation.answer(1);
            return PASSED;
        }
    }
}
