package io.glassroom.conformance;

import static io.glassroom.conformance.Judgement.PASSED;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import java.util.List;

/// Section 1: packets in a stream of bytes.
final class PacketRules {

    /// A route that no server has: any answer will do, and the right one is 404.
    static final String NOWHERE = "Conformance.Nowhere";

    private static final int LIMIT = 65_536; // bytes of a body that every server takes
    private static final int MANY = 20;

    private PacketRules() {}

    static List<Check> all() {
        return List.of(
                Check.of(
                        "packet.split", 1,
                        "A packet may come in pieces: each byte in a message of its own.",
                        "一个数据包可以分成几块到达：每个字节单独一条消息。",
                        PacketRules::split),
                Check.of(
                        "packet.merged", 1,
                        "Several packets may come in one message.",
                        "一条消息里可以有几个数据包。",
                        PacketRules::merged),
                Check.of(
                        "packet.largest", 1,
                        "A body of 65 536 bytes is taken.",
                        "65 536 字节的包体可以接受。",
                        PacketRules::largest),
                Check.of(
                        "packet.alone", 1,
                        "The server puts exactly one packet into each WebSocket message.",
                        "服务器在每条 WebSocket 消息里恰好放一个数据包。",
                        PacketRules::alone));
    }

    private static Judgement split(Ground ground) throws Exception {
        try (Conversation conversation = ground.open()) {
            Bytes handshake = PacketEncoder.encode(new Packet.Handshake(Ground.BARE));
            for (int at = 0; at < handshake.length(); at++) {
                conversation.send(handshake.slice(at, at + 1));
            }
            conversation.takeHandshake();
            return PASSED;
        }
    }

    private static Judgement merged(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            Bytes one = Conversation.request(1, NOWHERE, Ground.BARE);
            Bytes two = Conversation.request(2, NOWHERE, Ground.BARE);
            conversation.send(one.concat(two));
            conversation.answer(1);
            conversation.answer(2);
            return PASSED;
        }
    }

    private static Judgement largest(Ground ground) throws Exception {
        try (Conversation conversation = ground.working()) {
            int head = Conversation.request(1, NOWHERE, Bytes.EMPTY).length() - PacketEncoder.HEAD;
            String filler = "x".repeat(LIMIT - head - "{\"x\":\"\"}".length());
            conversation.ask(1, NOWHERE, Bytes.utf8("{\"x\":\"" + filler + "\"}"));
            conversation.answer(1);
            return PASSED;
        }
    }

    private static Judgement alone(Ground ground) throws Exception {
        if (!ground.isWebSocket()) {
            return Judgement.untried("TCP has no messages", "TCP 没有消息");
        }
        try (Conversation conversation = ground.working()) {
            for (int id = 1; id <= MANY; id++) {
                conversation.ask(id, NOWHERE, Ground.BARE);
            }
            for (int id = 1; id <= MANY; id++) {
                conversation.anyAnswer(Conversation.PATIENCE);
            }
            int uneven = conversation.talk().unevenMessages();
            return Judgement.that(
                    uneven == 0,
                    Words.of("one packet in each message", "每条消息一个数据包"),
                    Words.of(uneven + " messages with none, a part, or several", uneven + " 条消息里没有、只有一部分或有几个数据包"));
        }
    }
}
