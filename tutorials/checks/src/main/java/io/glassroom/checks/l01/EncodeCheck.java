package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.Arrays;
import mychat.Packet;
import org.junit.jupiter.api.Test;

@Step("1.1")
class EncodeCheck {

    private final Codec codec = new Codec();

    @Test
    @Rule(
            en = "A heartbeat is four bytes: type 3, and a length of 0 in three bytes.",
            zh = "心跳是四个字节：类型 3，以及占三个字节的长度 0。")
    void heartbeatIsFourBytes() {
        Expect.packets("encode(heartbeat)", hex("03 00 00 00"), codec.encode(Packet.empty(Packet.HEARTBEAT)));
    }

    @Test
    @Rule(
            en = "The length is three bytes, the most significant one first.",
            zh = "长度占三个字节，高位在前。")
    void lengthIsBigEndian() {
        head("04 00 12 34", 0x1234);
        head("04 00 00 c8", 200);
        head("04 01 00 00", 0x010000);
    }

    @Test
    @Rule(en = "The body follows the head unchanged.", zh = "包体原样跟在包头后面。")
    void bodyFollowsTheHead() {
        Expect.packets(
                "encode(Data, \"hi\")",
                hex("04 00 00 02 68 69"),
                codec.encode(new Packet(Packet.DATA, new byte[] {'h', 'i'})));
    }

    private void head(String head, int length) {
        byte[] expected = Arrays.copyOf(hex(head), 4 + length);
        Words what = Words.of("encode(Data, " + length + " bytes)", "encode(Data, " + length + " 字节)");
        Expect.packets(what, expected, codec.encode(new Packet(Packet.DATA, new byte[length])));
    }
}
