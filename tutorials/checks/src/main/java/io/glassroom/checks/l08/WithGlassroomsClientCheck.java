package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
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
                WebSocketServer door = WebSocketServer.start(0, new ChatServer(clock, 30)::opened)) {
            var config = ClientConfig.of(time);
            try (var ann = GlassroomClient.connect(door.uri(), config);
                    var bob = GlassroomClient.connect(door.uri(), config)) {
                BlockingQueue<String> heard = new LinkedBlockingQueue<>();
                ann.on("onMessage", body -> heard.add(body.utf8()));
                await("the handshake of ann", ann.connected());
                await("the handshake of bob", bob.connected());
                Bytes answer = await("the answer to ann", ann.request("Room.Join", Bytes.utf8("{\"name\":\"ann\"}")));
                Expect.equal("the answer to Room.Join", Guest.JOINED, answer.utf8());
                await("the answer to bob", bob.request("Room.Join", Bytes.utf8("{\"name\":\"bob\"}")));
                bob.notify("Room.Message", Bytes.utf8("{\"name\":\"bob\",\"content\":\"hi\"}"));
                String said = heard.poll(PATIENCE, TimeUnit.SECONDS);
                Expect.that(
                        "what ann hears when bob says hi",
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
                WebSocketServer door = WebSocketServer.start(0, new ChatServer(clock, 30)::opened)) {
            var config = ClientConfig.of(time);
            try (var first = GlassroomClient.connect(door.uri(), config);
                    var second = GlassroomClient.connect(door.uri(), config)) {
                BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
                first.onKick(reasons::add);
                for (GlassroomClient ann : List.of(first, second)) {
                    await("the handshake", ann.connected());
                    await("the answer to Room.Join", ann.request("Room.Join", Bytes.utf8("{\"name\":\"ann\"}")));
                }
                ClientState.Closed end = await("the end of the first ann", first.closed());
                Expect.equal("close code of the first ann", 4005, end.code());
                Expect.equal("the reason in her Kick", "logged in elsewhere", reasons.poll(PATIENCE, TimeUnit.SECONDS));
            }
        }
    }

    /// What does not even work in memory would only keep a real client waiting.
    private static void itWorksInMemory() {
        Guest ann = Guest.working(new ChatServer(new ManualClock(), 30), "ann");
        long id = ann.joins("ann");
        ann.hears("when she joins", Packets.push("onMembers", "{\"names\":[]}"), Packets.response(id, Guest.JOINED));
    }

    static <T> T await(String what, CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Expect.unlike(what, "within " + PATIENCE + " s", "nothing");
        } catch (ExecutionException e) {
            throw Expect.unlike(what, "success", String.valueOf(e.getCause()));
        }
    }
}
