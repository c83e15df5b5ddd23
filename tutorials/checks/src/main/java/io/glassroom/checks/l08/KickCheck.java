package io.glassroom.checks.l08;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mychat.ClientConnection;
import mychat.Dispatcher;
import mychat.RouteDictionary;
import mychat.SessionService;
import mychat.Settings;
import org.junit.jupiter.api.Test;

@Step("8.2")
class KickCheck {

    private final SessionService sessions = new SessionService();
    private final Wiretap wire = Wiretap.working(Side.SERVER);

    private ClientConnection connection() {
        return new ClientConnection(
                wire, new ManualClock(), Settings.heartbeat(30), RouteDictionary.NONE, new Dispatcher(), () -> {});
    }

    @Test
    @Rule(
            en = "Who comes again replaces the session before: that one is kicked with 4005, \"logged in elsewhere\".",
            zh = "再次到来的人会顶替之前的会话：旧会话被踢下线，关闭码 4005，原因是 \"logged in elsewhere\"。")
    void theOneBeforeIsKicked() {
        var first = new Visitor("ann's first session");
        var second = new Visitor("ann's second session");
        sessions.bind("ann", first);
        sessions.bind("ann", second);
        Expect.equal(
                Words.of("how ann's first session was kicked", "ann 的第一个会话是怎样被踢的"),
                List.of("4005 logged in elsewhere"),
                first.kicks());
        Expect.equal(Words.of("how ann's second session was kicked", "ann 的第二个会话是怎样被踢的"), List.of(), second.kicks());
    }

    @Test
    @Rule(
            en = "Nobody else is kicked, and no session replaces itself.",
            zh = "其他人不会被踢，会话也不会顶替自己。")
    void nobodyElseIsKicked() {
        var ann = new Visitor("ann's session");
        var bob = new Visitor("bob's session");
        sessions.bind("ann", ann);
        sessions.bind("bob", bob);
        sessions.bind("ann", ann);
        Expect.equal(
                Words.of("how ann was kicked, who bound the same session twice", "ann 两次绑定同一个会话时是怎样被踢的"),
                List.of(),
                ann.kicks());
        Expect.equal(Words.of("how bob was kicked, when ann came", "ann 到来时 bob 是怎样被踢的"), List.of(), bob.kicks());
        sessions.bind("bob", new Visitor("bob's second session"));
        Expect.equal(
                Words.of("how bob was kicked, when he came again", "bob 再次到来时，他的旧会话是怎样被踢的"),
                List.of("4005 logged in elsewhere"),
                bob.kicks());
    }

    @Test
    @Rule(
            en = "A Kick is a packet of type 5 with {\"reason\":\"…\"}, and it leaves before the connection is closed.",
            zh = "Kick 是类型为 5 的数据包，内容是 {\"reason\":\"…\"}，必须在关闭连接之前发出。")
    void theKickLeavesBeforeTheClose() {
        connection().kick(4005, "logged in elsewhere");
        Bytes expected = PacketEncoder.encode(new Packet.Kick(Bytes.utf8("{\"reason\":\"logged in elsewhere\"}")));
        Expect.packets(Words.of("what was sent before the close", "关闭之前发出的内容"), expected.toArray(), wire.bytes());
    }

    @Test
    @Rule(en = "Behind the Kick the connection is closed, with the code that was given.", zh = "Kick 之后关闭连接，使用给定的关闭码。")
    void theCloseFollows() {
        connection().kick(4002, "you know why");
        Expect.equal(
                Words.of("how it was closed", "是怎样关闭的"),
                Optional.of(new Wiretap.Closed(4002, "you know why")),
                wire.closed());
    }

    @Test
    @Rule(
            en = "The reason is put into JSON with care: quotation marks in it do not end it.",
            zh = "把原因写进 JSON 要小心：其中的引号不能让字符串提前结束。")
    void theReasonMayBeAnything() {
        String reason = "\"已在别处登录\" \\";
        connection().kick(4002, reason);
        byte[] sent = wire.bytes();
        Expect.that(
                Words.of("the Kick packet", "Kick 包"),
                sent.length > 4,
                Words.of("a head and a body", "包头和包体"),
                Words.of(sent.length + " bytes", sent.length + " 字节"));
        String body = new String(Arrays.copyOfRange(sent, 4, sent.length), StandardCharsets.UTF_8);
        var expected = new JsonObject();
        expected.addProperty("reason", reason);
        try {
            Expect.that(
                    Words.of("the body of the Kick", "Kick 的包体"),
                    JsonParser.parseString(body).equals(expected),
                    expected.toString(),
                    body);
        } catch (JsonSyntaxException e) {
            Expect.equal(Words.of("the body of the Kick", "Kick 的包体"), expected.toString(), body);
        }
    }
}
