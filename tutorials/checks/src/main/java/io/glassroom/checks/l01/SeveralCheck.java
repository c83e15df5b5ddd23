package io.glassroom.checks.l01;

import static io.glassroom.checks.Expect.hex;

import io.glassroom.checks.Expect;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import mychat.Packet;
import org.junit.jupiter.api.Test;

@Step("1.4")
class SeveralCheck {

    private static final int CONVERSATIONS = 1_000;

    @Test
    @Rule(en = "A chunk may hold several packets; they come out in their order.", zh = "一块里可以有几个包，按原来的顺序读出来。")
    void chunkMayHoldSeveralPackets() {
        byte[] chunk = hex("02 00 00 00  03 00 00 00  04 00 00 02 68 69");
        Packets.same(
                Packets.feed(chunk),
                List.of(
                        Packet.empty(Packet.HANDSHAKE_ACK),
                        Packet.empty(Packet.HEARTBEAT),
                        new Packet(Packet.DATA, hex("68 69"))),
                new Codec().feed(chunk));
    }

    @Test
    @Rule(
            en = "A chunk may begin with the end of one packet and end with the beginning of another.",
            zh = "一块可以以前一个包的结尾开头，以后一个包的开头结尾。")
    void chunkMayBeginAndEndAnywhere() {
        var codec = new Codec();
        Packets.same("feed(03 00)", List.of(), codec.feed(hex("03 00")));
        byte[] middle = hex("00 00  02 00 00 00  04 00 00 0f 00 ac 02 09 52 6f 6f 6d");
        Packets.same(
                Packets.feed(middle),
                List.of(Packet.empty(Packet.HEARTBEAT), Packet.empty(Packet.HANDSHAKE_ACK)),
                codec.feed(middle));
        byte[] rest = hex("2e 4a 6f 69 6e 7b 7d");
        Packets.same(
                Packets.feed(rest),
                List.of(new Packet(Packet.DATA, hex("00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"))),
                codec.feed(rest));
    }

    @Test
    @Rule(
            en = "However a stream is cut, the same packets come out: 1 000 streams, each cut in its own way.",
            zh = "不管字节流怎么切，读出来的都是同样的包：1 000 段字节流，每段切法都不同。")
    void cutsMakeNoDifference() {
        for (int number = 1; number <= CONVERSATIONS; number++) {
            conversation(number, new Random(number));
        }
    }

    private static void conversation(int number, Random random) {
        List<Packet> packets = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            byte[] body = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(300)];
            random.nextBytes(body);
            packets.add(new Packet(Packet.HANDSHAKE + random.nextInt(Packet.KICK), body));
        }
        byte[] bytes = Packets.bytes(packets);
        int longest = 1 + random.nextInt(200);
        var codec = new Codec();
        List<Packet> read = new ArrayList<>();
        List<Integer> cuts = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(longest));
            List<Packet> some = codec.feed(Arrays.copyOfRange(bytes, at, end));
            Expect.that("feed(…)", some != null, "List<Packet>", "null");
            read.addAll(some);
            cuts.add(end - at);
            at = end;
        }
        Words what = Words.of(
                "stream " + number + ", in chunks of " + shortened(cuts) + " bytes: packets",
                "第 " + number + " 段字节流，切成 " + shortened(cuts) + " 字节的块：读出的包");
        Packets.same(what, packets, read);
    }

    private static String shortened(List<Integer> cuts) {
        return cuts.stream().limit(12).map(String::valueOf).collect(
                Collectors.joining(", ", "", cuts.size() > 12 ? ", …" : ""));
    }
}
