package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.util.List;
import mychat.Packet;
import org.junit.jupiter.api.Test;

@Step("1.5")
class RefuseCheck {

    @Test
    @Rule(
            en = "There are types 1 to 5 only: anything else is refused with 1002, at offset 0.",
            zh = "类型只有 1 到 5：别的都以 1002 拒绝，偏移 0。")
    void unknownTypesAreRefused() {
        for (String bytes : List.of("00 00 00 00", "06 00 00 00", "ff 00 00 02 7b 7d", "47 45 54 20 2f 20")) {
            Expect.refused("feed(" + bytes + ")", 1002, 0, () -> new Codec().feed(hex(bytes)));
        }
    }

    @Test
    @Rule(en = "A bad type is refused at its first byte; nobody waits for more.", zh = "错误的类型在第一个字节就拒绝，不再等后面的。")
    void typeIsRefusedAtItsFirstByte() {
        Expect.refused("feed(06)", 1002, 0, () -> new Codec().feed(hex("06")));
    }

    @Test
    @Rule(
            en = "The offset counts from the first byte of the packet that is wrong, not of the chunk.",
            zh = "偏移从出错的那个包的第一个字节数起，而不是从数据块的开头。")
    void offsetCountsFromThePacket() {
        Expect.refused("feed(03 00 00 00 06)", 1002, 0, () -> new Codec().feed(hex("03 00 00 00 06")));
        Expect.refused(
                "feed(03 00 00 00 04 01 00 01)",
                1009,
                1,
                () -> new Codec().feed(hex("03 00 00 00 04 01 00 01")));
    }

    @Test
    @Rule(en = "A body of 65 536 bytes is not too long.", zh = "65 536 字节的包体并不算太长。")
    void longestBodyFits() {
        Expect.equal("feed(04 01 00 00).size()", 0, new Codec().feed(hex("04 01 00 00")).size());
        var packet = new Packet(Packet.DATA, new byte[65_536]);
        byte[] bytes = Packets.bytes(packet);
        Packets.same(Packets.feed(bytes), List.of(packet), new Codec().feed(bytes));
    }

    @Test
    @Rule(
            en = "A body of more than 65 536 bytes is refused with 1009, at offset 1, as soon as the head is there.",
            zh = "超过 65 536 字节的包体以 1009 拒绝，偏移 1，包头一到就拒绝。")
    void longerBodiesAreRefused() {
        Expect.refused("feed(04 01 00 01)", 1009, 1, () -> new Codec().feed(hex("04 01 00 01")));
        Expect.refused("feed(01 ff ff ff)", 1009, 1, () -> new Codec().feed(hex("01 ff ff ff")));
        var codec = new Codec();
        Expect.equal("feed(04 01 00).size()", 0, codec.feed(hex("04 01 00")).size());
        Expect.refused("feed(04 01 00), feed(01)", 1009, 1, () -> codec.feed(hex("01")));
    }
}
