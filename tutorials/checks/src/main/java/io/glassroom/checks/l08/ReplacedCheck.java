package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import mychat.ChatServer;
import org.junit.jupiter.api.Test;

@Step("8.4")
class ReplacedCheck {

    private static final byte[] ANN_CAME = Packets.push("onNewUser", "{\"content\":\"ann joined\",\"name\":\"ann\"}");
    private static final byte[] ANN_WENT = Packets.push("onLeave", "{\"content\":\"ann left\",\"name\":\"ann\"}");

    private final ChatServer server = new ChatServer(new ManualClock(), 30);

    @Test
    @Rule(
            en = "Who joins with a name that somebody has replaces that session: a Kick, and the close 4005.",
            zh = "用别人正在用的名字加入，会顶替那个会话：先是 Kick，再以 4005 关闭。")
    void theSameNameReplaces() {
        Guest one = Guest.joined(server, "ann");
        Guest two = Guest.joined(server, "ann");
        one.hears(Words.of("when another ann joins", "另一个 ann 加入时"), Packets.kick("logged in elsewhere"));
        Expect.equal(Words.of("close code of the first ann", "第一个 ann 的关闭码"), 4005, one.wire().closeCode());
        Expect.equal(Words.of("close code of the second ann", "第二个 ann 的关闭码"), 0, two.wire().closeCode());
    }

    @Test
    @Rule(
            en = "The others see the one before leave, and then the new one come; the late end of the old "
                    + "changes nothing.",
            zh = "其他人先看到旧的离开，再看到新的到来；旧连接稍后结束不会改变什么。")
    void theOthersSeeOneAnn() {
        Guest bob = Guest.joined(server, "bob");
        Guest one = Guest.joined(server, "ann");
        Guest two = Guest.joined(server, "ann");
        bob.hears(Words.of("when ann comes twice", "ann 来两次时"), ANN_CAME, ANN_WENT, ANN_CAME);
        one.isGone(4005);
        bob.hears(Words.of("when the connection of the first ann has closed", "第一个 ann 的连接关闭时"));
        two.says("still here");
        byte[] said = Packets.push("onMessage", "{\"name\":\"ann\",\"content\":\"still here\"}");
        bob.hears(Words.of("when the second ann speaks", "第二个 ann 说话时"), said);
        two.hears(Words.of("when she speaks", "她说话时"), said);
        Guest.joined(server, "ann");
        Expect.equal(
                Words.of("close code of the second ann, when a third has come", "第三个 ann 到来时第二个 ann 的关闭码"),
                4005,
                two.wire().closeCode());
    }

    @Test
    @Rule(
            en = "A session that joins a second time stays who it is, and is answered.",
            zh = "重复加入的会话身份不变，并且得到回答。")
    void whoJoinsTwiceStaysTheSame() {
        Guest bob = Guest.joined(server, "bob");
        Guest ann = Guest.joined(server, "ann");
        bob.wire().take();
        long id = ann.joins("bob");
        ann.hears(Words.of("when she joins once more, as bob", "她以 bob 的名字再次加入时"), Packets.response(id, Guest.JOINED));
        bob.hears(Words.of("when ann joins as bob", "ann 以 bob 的名字加入时"));
        Expect.equal(Words.of("close code of bob", "bob 的关闭码"), 0, bob.wire().closeCode());
        ann.says("hi");
        bob.hears(
                Words.of("when she speaks", "她说话时"),
                Packets.push("onMessage", "{\"name\":\"ann\",\"content\":\"hi\"}"));
    }
}
