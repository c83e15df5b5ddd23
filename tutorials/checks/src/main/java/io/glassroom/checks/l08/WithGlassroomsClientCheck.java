package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.RealWire;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Words;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketServer;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.ClientState;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mychat.ChatServer;
import org.junit.jupiter.api.Test;

/// Glassroom's own client talks to the learner's server, over a real socket.
@Step("8.4")
class WithGlassroomsClientCheck {

    static final int PATIENCE = 3; // seconds

    @Test
    @Rule(
            en = "Glassroom's own client joins your server over a real socket, and hears what is said.",
            zh = "Glassroom 自己的客户端通过真正的套接字加入你的服务器，并听到别人说的话。")
    void glassroomsClientTalksToYourServer() throws Exception {
        itWorksInMemory();
        try (var clock = new RealClock();
                var time = new SystemTime("check");
                WebSocketServer door = WebSocketServer.start(
                        0,
                        new RealWire(Side.SERVER).to(new ChatServer(clock, 30)::opened))) {
            var config = ClientConfig.of(time);
            try (var ann = GlassroomClient.connect(door.uri(), config);
                    var bob = GlassroomClient.connect(door.uri(), config)) {
                BlockingQueue<String> heard = new LinkedBlockingQueue<>();
                ann.on("onMessage", body -> heard.add(body.utf8()));
                await(Words.of("the handshake of ann", "ann 的握手"), ann.connected());
                await(Words.of("the handshake of bob", "bob 的握手"), bob.connected());
                Bytes answer = await(
                        Words.of("the answer to ann", "对 ann 的回答"),
                        ann.request("Room.Join", Bytes.utf8("{\"name\":\"ann\"}")));
                Expect.equal(Words.of("the answer to Room.Join", "对 Room.Join 的回答"), Guest.JOINED, answer.utf8());
                await(
                        Words.of("the answer to bob", "对 bob 的回答"),
                        bob.request("Room.Join", Bytes.utf8("{\"name\":\"bob\"}")));
                bob.notify("Room.Message", Bytes.utf8("{\"name\":\"bob\",\"content\":\"hi\"}"));
                String said = heard.poll(PATIENCE, TimeUnit.SECONDS);
                Expect.that(
                        Words.of("what ann hears when bob says hi", "bob 说 hi 时 ann 听到的"),
                        said != null && said.contains("\"hi\"") && said.contains("\"bob\""),
                        "{\"name\":\"bob\",\"content\":\"hi\"}",
                        String.valueOf(said));
            }
        }
    }

    @Test
    @Rule(
            en = "Glassroom's own client hears the reason of its Kick, and the close code 4005: it will not come back.",
            zh = "Glassroom 自己的客户端会听到 Kick 里的原因和关闭码 4005：它不会再回来。")
    void glassroomsClientIsReplaced() throws Exception {
        itWorksInMemory();
        try (var clock = new RealClock();
                var time = new SystemTime("check");
                WebSocketServer door = WebSocketServer.start(
                        0,
                        new RealWire(Side.SERVER).to(new ChatServer(clock, 30)::opened))) {
            var config = ClientConfig.of(time);
            try (var first = GlassroomClient.connect(door.uri(), config);
                    var second = GlassroomClient.connect(door.uri(), config)) {
                BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
                first.onKick(reasons::add);
                for (GlassroomClient ann : List.of(first, second)) {
                    await(Words.of("the handshake", "握手"), ann.connected());
                    await(
                            Words.of("the answer to Room.Join", "对 Room.Join 的回答"),
                            ann.request("Room.Join", Bytes.utf8("{\"name\":\"ann\"}")));
                }
                ClientState.Closed end = await(Words.of("the end of the first ann", "第一个 ann 的结束"), first.closed());
                Expect.equal(Words.of("close code of the first ann", "第一个 ann 的关闭码"), 4005, end.code());
                Expect.equal(
                        Words.of("the reason in her Kick", "她的 Kick 里的原因"),
                        "logged in elsewhere",
                        reasons.poll(PATIENCE, TimeUnit.SECONDS));
            }
        }
    }

    /// What does not even work in memory would only keep a real client waiting.
    private static void itWorksInMemory() {
        Guest ann = Guest.working(new ChatServer(new ManualClock(), 30), "ann");
        long id = ann.joins("ann");
        ann.hears(
                Words.of("when she joins", "她加入时"),
                Packets.push("onMembers", "{\"names\":[]}"),
                Packets.response(id, Guest.JOINED));
    }

    static <T> T await(Words what, CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Expect.unlike(
                    what, Words.of("within " + PATIENCE + " s", PATIENCE + " 秒之内"), Words.of("nothing", "什么都没有"));
        } catch (ExecutionException e) {
            throw Expect.unlike(what, Words.of("success", "成功"), String.valueOf(e.getCause()));
        }
    }
}
