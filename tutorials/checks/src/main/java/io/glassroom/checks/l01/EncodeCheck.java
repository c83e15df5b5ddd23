package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import mychat.Packet;
import mychat.PacketCodec;
import org.junit.jupiter.api.Test;

@Step("1.1")
class EncodeCheck {

    @Test
    @Rule(
            en = "A heartbeat is four bytes: type 3, and a length of 0 in three bytes.",
            zh = "心跳是四个字节：类型 3，以及占三个字节的长度 0。")
    void heartbeatIsFourBytes() {
        Expect.packets("encode(heartbeat)", hex("03 00 00 00"), PacketCodec.encode(Packet.empty(Packet.HEARTBEAT)));
    }

    @Test
    @Rule(
            en = "The length is three bytes, the most significant one first.",
            zh = "长度占三个字节，高位在前。")
    void lengthIsBigEndian() {
        byte[] packet = PacketCodec.encode(new Packet(Packet.DATA, new byte[0x1234]));
        Expect.equal("bytes of a packet with a body of 4 660 bytes", 4 + 0x1234, packet.length);
        byte[] head = {packet[0], packet[1], packet[2], packet[3]};
        Expect.bytes("the head of a packet with a body of 4 660 (0x1234) bytes", hex("04 00 12 34"), head);
    }

    @Test
    @Rule(en = "The body follows the head unchanged.", zh = "包体原样跟在包头后面。")
    void bodyFollowsTheHead() {
        Expect.packets(
                "encode(Data, \"hi\")",
                hex("04 00 00 02 68 69"),
                PacketCodec.encode(new Packet(Packet.DATA, new byte[] {'h', 'i'})));
    }
}
