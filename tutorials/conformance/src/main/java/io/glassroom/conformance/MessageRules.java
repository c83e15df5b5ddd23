package io.glassroom.conformance;

import static io.glassroom.conformance.Judgement.PASSED;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import java.util.List;

/// Section 2: the head of a message.
final class MessageRules {

    /// Where the varint grows by a byte, and the largest that clients use.
    private static final List<Long> IDS = List.of(1L, 127L, 128L, 300L, 16_383L, 16_384L, (1L << 31) - 1);

    private MessageRules() {}

    static List<Check> all() {
        return List.of(
                Check.of(
                        "message.id", 2,
                        "A Response has the id of its Request, whether that takes one byte or five.",
                        "响应带着请求的编号，不论它占一个字节还是五个。",
                        MessageRules::ids),
                Check.of(
                        "message.code", 2,
                        "A Request may name its route by the code of the dictionary.",
                        "请求可以用字典里的编码来表示路由。",
                        MessageRules::code));
    }

    private static Judgement ids(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            for (long id : IDS) {
                conversation.ask(id, PacketRules.NOWHERE, Ground.BARE);
                conversation.answer(id);
            }
            return PASSED;
        }
    }

    private static Judgement code(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            if (conversation.dictionary().isEmpty()) {
                return Judgement.untried("the server has no dictionary", "服务器没有字典");
            }
            String route = conversation.dictionary().codes().keySet().iterator().next();
            conversation.send(MessageCodec.encodePacket(
                    new Message.Request(1, Route.of(route), Ground.BARE), conversation.dictionary()));
            Message.Response answer = conversation.answer(1);
            boolean unknown = answer.error() && AnswerRules.status(answer) == 404;
            return Judgement.that(
                    !unknown,
                    Words.of("an answer of " + route, route + " 的回答"),
                    Words.both(answer.body().utf8()));
        }
    }
}
