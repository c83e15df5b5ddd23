package io.glassroom.checks.l08;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Words;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import mychat.ChatServer;
import org.junit.jupiter.api.Test;

@Step("8.4")
class ChatServerCheck {

    private static final int INTERVAL = 30; // seconds

    private final ManualClock clock = new ManualClock();
    private final ChatServer server = new ChatServer(clock, INTERVAL);

    @Test
    @Rule(
            en = "A Handshake is answered, with the heartbeat and the dictionary of your six routes.",
            zh = "握手得到回答，其中有心跳间隔和六个路由的字典。")
    void theHandshakeIsAnswered() {
        var ann = new Guest(server, "ann");
        ann.sends(Packets.handshake("{\"sys\":{\"type\":\"check\",\"version\":\"1\"}}"));
        JsonObject answer = Packets.handshakeIn(Words.of("the answer to a Handshake", "对握手的回答"), ann.wire().take());
        Expect.equal("code", "200", String.valueOf(answer.get("code")));
        JsonElement sys = answer.get("sys");
        Expect.that("sys", sys instanceof JsonObject, Words.of("an object", "一个对象"), String.valueOf(sys));
        var codes = new JsonObject();
        Packets.DICTIONARY.codes().forEach(codes::addProperty);
        Expect.equal("sys.heartbeat", "30", String.valueOf(sys.getAsJsonObject().get("heartbeat")));
        Expect.equal("sys.dict", codes, sys.getAsJsonObject().get("dict"));
    }

    @Test
    @Rule(
            en = "Who joins gets the push onMembers, and behind it the answer to its Request.",
            zh = "加入的人先收到推送 onMembers，然后才是对它请求的回答。")
    void whoJoinsIsAnswered() {
        Guest ann = Guest.working(server, "ann");
        long id = ann.joins("ann");
        ann.hears(
                Words.of("when she joins", "她加入时"),
                Packets.push("onMembers", "{\"names\":[]}"),
                Packets.response(id, Guest.JOINED));
    }

    @Test
    @Rule(en = "What one says all hear, and nobody is answered.", zh = "一个人说的话所有人都听到，而且没有谁得到回答。")
    void allHearWhatOneSays() {
        Guest ann = Guest.joined(server, "ann");
        Guest bob = Guest.joined(server, "bob");
        ann.hears(
                Words.of("when bob joins", "bob 加入时"),
                Packets.push("onNewUser", "{\"content\":\"bob joined\",\"name\":\"bob\"}"));
        bob.says("hi");
        ann.hears(
                Words.of("when bob says hi", "bob 说 hi 时"),
                Packets.push("onMessage", "{\"name\":\"bob\",\"content\":\"hi\"}"));
        bob.hears(
                Words.of("when he says hi", "他说 hi 时"),
                Packets.push("onMessage", "{\"name\":\"bob\",\"content\":\"hi\"}"));
    }

    @Test
    @Rule(
            en = "Bytes come as the network likes: one at a time, or many packets at once.",
            zh = "字节怎么来由网络决定：一次一个字节，或者一次好几个包。")
    void bytesComeAsTheyLike() {
        var talk = new ByteArrayOutputStream();
        talk.writeBytes(Packets.handshake("{}"));
        talk.writeBytes(Packets.ACK);
        talk.writeBytes(Packets.request(1, "Room.Join", "{\"name\":\"ann\"}"));
        var slow = new Guest(server, "ann, who sends byte by byte,");
        for (byte one : talk.toByteArray()) {
            slow.sends(new byte[] {one});
        }
        Expect.equal(
                Words.of("packets sent to a client that sends byte by byte", "发给逐字节发送的客户端的包数"),
                4,
                slow.wire().take().size());
        slow.isGone(1000);
        var hasty = new Guest(server, "ann, who sends all at once,");
        hasty.sends(talk.toByteArray());
        Expect.equal(
                Words.of("packets sent to a client that sends all at once", "发给一次全部发送的客户端的包数"),
                4,
                hasty.wire().take().size());
    }

    @Test
    @Rule(
            en = "An unknown route is answered 404 in a Response with bit 5 set.",
            zh = "未知路由得到 404 的回答，响应的第 5 位为 1。")
    void anUnknownRouteIsAnswered() {
        Guest ann = Guest.working(server, "ann");
        ann.sends(Packets.request(7, "Room.Dance", "{}"));
        ann.hears(
                Words.of("when she asks for Room.Dance", "她请求 Room.Dance 时"),
                Packets.failure(7, "{\"code\":404,\"message\":\"no route Room.Dance\"}"));
    }

    @Test
    @Rule(
            en = "A heartbeat follows the Ack at once, and then one each interval.",
            zh = "确认之后立刻有一次心跳，之后每个间隔一次。")
    void theServerBeats() {
        var ann = new Guest(server, "ann");
        ann.sends(Packets.handshake("{}"));
        ann.wire().take();
        ann.sends(Packets.ACK);
        ann.hears(Words.of("after her Ack", "她确认之后"), Packets.HEARTBEAT);
        clock.advance(Duration.ofSeconds(INTERVAL));
        ann.hears(Words.of("an interval later", "一个间隔之后"), Packets.HEARTBEAT);
    }

    @Test
    @Rule(
            en = "A heartbeat of 0 seconds means none: nothing follows the Ack, and nobody is closed for being silent.",
            zh = "心跳间隔为 0 表示没有心跳：确认之后什么也不发，也没有人因为沉默被关闭。")
    void zeroSecondsAreNoHeartbeat() {
        var ann = new Guest(new ChatServer(clock, 0), "ann");
        ann.sends(Packets.handshake("{}"));
        ann.wire().take();
        ann.sends(Packets.ACK);
        ann.hears(Words.of("after her Ack, without a heartbeat", "没有心跳时，她确认之后"));
        Expect.equal(Words.of("timers", "定时器个数"), 0, clock.waiting());
    }

    @Test
    @Rule(
            en = "Who is silent for two and a half intervals is closed with 4001; any byte keeps it alive.",
            zh = "沉默两个半间隔就以 4001 关闭；任何一个字节都能让它继续。")
    void whoIsSilentIsClosed() {
        Guest ann = Guest.working(server, "ann");
        clock.advance(Duration.ofSeconds(70));
        ann.sends(Packets.HEARTBEAT);
        clock.advance(Duration.ofSeconds(70));
        Expect.equal(Words.of("close code 70 s after her heartbeat", "她的心跳 70 秒之后的关闭码"), 0, ann.wire().closeCode());
        clock.advance(Duration.ofSeconds(6));
        Expect.equal(Words.of("close code 76 s after her heartbeat", "她的心跳 76 秒之后的关闭码"), 4001, ann.wire().closeCode());
    }

    @Test
    @Rule(
            en = "Whose connection has ended leaves the room, and no timer is left running for it.",
            zh = "连接结束的人离开房间，也不再为它留下任何定时器。")
    void whoIsGoneLeaves() {
        Guest ann = Guest.joined(server, "ann");
        int timers = clock.waiting();
        Guest bob = Guest.joined(server, "bob");
        ann.wire().take();
        bob.isGone(1006);
        ann.hears(
                Words.of("when bob's connection has vanished", "bob 的连接消失时"),
                Packets.push("onLeave", "{\"content\":\"bob left\",\"name\":\"bob\"}"));
        new Guest(server, "cat").isGone(1006);
        Expect.equal(
                Words.of("timers, after bob has gone and a third before its handshake", "bob 离开、第三个连接在握手之前结束之后的定时器个数"),
                timers,
                clock.waiting());
    }
}
