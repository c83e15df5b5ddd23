package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import java.util.Arrays;
import java.util.List;
import mychat.Packet;
import org.junit.jupiter.api.Test;

@Step("1.3")
class WaitCheck {

    private static final Packet HEARTBEAT = Packet.empty(Packet.HEARTBEAT);

    /// The Request 300 of protocol.md, section 2.
    private static final Packet JOIN = new Packet(Packet.DATA, hex("00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"));

    @Test
    @Rule(
            en = "Half a head is no packet yet: it is kept, and the next chunk goes behind it.",
            zh = "半个包头还不是包：先留下，下一块接在它后面。")
    void headMayBeCut() {
        cutEverywhere(HEARTBEAT);
    }

    @Test
    @Rule(
            en = "Half a body is kept until the rest has come, wherever the packet was cut.",
            zh = "不管包在哪里被切断，没到齐的包体都要留到其余部分到达。")
    void bodyMayBeCut() {
        cutEverywhere(JOIN);
    }

    private static void cutEverywhere(Packet packet) {
        byte[] bytes = Packets.bytes(packet);
        for (int cut = 0; cut <= bytes.length; cut++) {
            byte[] first = Arrays.copyOf(bytes, cut);
            byte[] second = Arrays.copyOfRange(bytes, cut, bytes.length);
            var codec = new Codec();
            boolean whole = cut == bytes.length;
            Packets.same(Packets.feed(first), whole ? List.of(packet) : List.of(), codec.feed(first));
            Packets.same(
                    Packets.feed(first, second),
                    whole ? List.of() : List.of(packet),
                    codec.feed(second));
        }
    }

    @Test
    @Rule(en = "Bytes may come one at a time, packet after packet.", zh = "字节可以一个一个地来，一个包接着一个包。")
    void bytesMayComeOneAtATime() {
        var codec = new Codec();
        for (Packet packet : List.of(HEARTBEAT, JOIN, HEARTBEAT, JOIN)) {
            byte[] bytes = Packets.bytes(packet);
            for (int i = 0; i < bytes.length; i++) {
                byte[] chunk = {bytes[i]};
                boolean last = i == bytes.length - 1;
                Packets.same(Packets.feed(chunk), last ? List.of(packet) : List.of(), codec.feed(chunk));
            }
        }
    }

    @Test
    @Rule(
            en = "Each connection has its own codec: what one keeps, another does not see.",
            zh = "每个连接有自己的编解码器：一个留下的字节，另一个看不到。")
    void codecsKeepTheirOwnBytes() {
        var alice = new Codec("alice");
        var bob = new Codec("bob");
        Packets.same("alice.feed(03 00)", List.of(), alice.feed(hex("03 00")));
        Packets.same("bob.feed(02 00)", List.of(), bob.feed(hex("02 00")));
        Packets.same("alice.feed(00 00)", List.of(HEARTBEAT), alice.feed(hex("00 00")));
        Packets.same("bob.feed(00 00)", List.of(Packet.empty(Packet.HANDSHAKE_ACK)), bob.feed(hex("00 00")));
    }
}
