package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import mychat.Packet;
import org.junit.jupiter.api.Test;

@Step("1.2")
class DecodeCheck {

    @Test
    @Rule(en = "Four bytes are a heartbeat, and its body is empty.", zh = "四个字节就是一个心跳，它的包体是空的。")
    void heartbeatIsRead() {
        byte[] bytes = hex("03 00 00 00");
        Packets.same(Packets.feed(bytes), List.of(Packet.empty(Packet.HEARTBEAT)), new Codec().feed(bytes));
    }

    @Test
    @Rule(en = "The body is as many bytes as the length says, from offset 4.", zh = "包体从偏移 4 开始，长度说多少字节就是多少字节。")
    void kickIsRead() {
        byte[] bytes = hex("""
                05 00 00 20
                7b 22 72 65 61 73 6f 6e 22 3a 22 6c 6f 67 67 65
                64 20 69 6e 20 65 6c 73 65 77 68 65 72 65 22 7d""");
        byte[] body = "{\"reason\":\"logged in elsewhere\"}".getBytes(StandardCharsets.UTF_8);
        Packets.same(Packets.feed(bytes), List.of(new Packet(Packet.KICK, body)), new Codec().feed(bytes));
    }

    @Test
    @Rule(
            en = "Each byte of the length counts from 0 to 255: Java's byte has a sign, which & 0xff takes away.",
            zh = "长度的每个字节都是 0 到 255：Java 的 byte 带符号，用 & 0xff 去掉。")
    void bytesOfTheLengthHaveNoSign() {
        for (int length : new int[] {127, 128, 232, 255, 256, 1_000, 0x1234, 0x8080, 0xffff}) {
            byte[] body = new byte[length];
            new Random(length).nextBytes(body);
            var packet = new Packet(Packet.DATA, body);
            byte[] bytes = Packets.bytes(packet);
            Packets.same(Packets.feed(bytes), List.of(packet), new Codec().feed(bytes));
        }
    }
}
