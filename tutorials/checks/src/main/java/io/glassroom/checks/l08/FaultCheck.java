package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import mychat.ChatServer;
import org.junit.jupiter.api.Test;

@Step("8.4")
class FaultCheck {

    private final ChatServer server = new ChatServer(new ManualClock(), 30);

    @Test
    @Rule(
            en = "A packet that cannot be closes the connection, with the code of the ProtocolException.",
            zh = "不可能存在的数据包会使连接关闭，关闭码取自 ProtocolException。")
    void aBrokenPacketCloses() {
        Guest ann = Guest.working(server, "ann");
        ann.sends(Expect.hex("06 00 00 00"));
        Expect.equal(Words.of("close code after 06 00 00 00", "收到 06 00 00 00 之后的关闭码"), 1002, ann.wire().closeCode());
        Guest bob = Guest.working(server, "bob");
        bob.sends(Expect.hex("04 01 00 01"));
        Expect.equal(Words.of("close code after 04 01 00 01", "收到 04 01 00 01 之后的关闭码"), 1009, bob.wire().closeCode());
    }

    @Test
    @Rule(
            en = "A message that cannot be closes the connection with 1002.",
            zh = "不可能存在的消息会使连接以 1002 关闭。")
    void aBrokenMessageCloses() {
        Guest ann = Guest.working(server, "ann");
        ann.sends(Expect.hex("04 00 00 01 08"));
        Expect.equal(
                Words.of("close code after 04 00 00 01 08, a message of type 4", "收到 04 00 00 01 08（类型 4 的消息）之后的关闭码"),
                1002,
                ann.wire().closeCode());
    }

    @Test
    @Rule(en = "Data before the Ack closes with 1002, and does nothing.", zh = "确认之前的 Data 使连接以 1002 关闭，而且不起作用。")
    void dataBeforeTheAckCloses() {
        Guest ann = Guest.joined(server, "ann");
        var bob = new Guest(server, "bob");
        bob.sends(Packets.handshake("{}"));
        bob.joins("bob");
        Expect.equal(
                Words.of("close code after a Request before the Ack", "确认之前发出请求之后的关闭码"),
                1002,
                bob.wire().closeCode());
        ann.hears(Words.of("when bob joins before his Ack", "bob 在确认之前加入时"));
    }

    @Test
    @Rule(
            en = "One broken connection disturbs nobody else.",
            zh = "一个连接坏了，不影响其他任何人。")
    void theOthersGoOn() {
        Guest ann = Guest.joined(server, "ann");
        Guest.working(server, "bob").sends(Expect.hex("ff"));
        ann.says("hi");
        ann.hears(
                Words.of("when she says hi", "她说 hi 时"),
                Packets.push("onMessage", "{\"name\":\"ann\",\"content\":\"hi\"}"));
    }
}
