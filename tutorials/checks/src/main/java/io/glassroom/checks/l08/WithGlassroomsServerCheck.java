package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.RealWire;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Words;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketClient;
import io.glassroom.protocol.client.ClientConfig;
import io.glassroom.protocol.client.GlassroomClient;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.samples.chat.ChatApplication;
import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mychat.ChatClient;
import org.junit.jupiter.api.Test;

/// The learner's client talks to Glassroom's own server, in which somebody else is already.
@Step("8.5")
class WithGlassroomsServerCheck {

    @Test
    @Rule(
            en = "Your client joins a room of Glassroom's own server, and talks with Glassroom's own client there.",
            zh = "你的客户端加入 Glassroom 自己服务器的房间，与 Glassroom 自己的客户端交谈。")
    void yourClientTalksToGlassroomsServer() throws Exception {
        OwnServerCheck.itWorksInMemory();
        NodeConfig config =
                NodeConfig.builder().listen("127.0.0.1", 0).application(new ChatApplication()).build();
        try (Node node = Node.start(config);
                var clock = new RealClock();
                var time = new SystemTime("check");
                var bob = GlassroomClient.connect(node.uri(), ClientConfig.of(time))) {
            BlockingQueue<String> bobHears = new LinkedBlockingQueue<>();
            bob.on("onMessage", body -> bobHears.add(body.utf8()));
            WithGlassroomsClientCheck.await(Words.of("the handshake of bob", "bob 的握手"), bob.connected());
            WithGlassroomsClientCheck.await(
                    Words.of("the answer to bob", "对 bob 的回答"),
                    bob.request("Room.Join", Bytes.utf8("{\"name\":\"bob\"}")));

            BlockingQueue<String> annHears = new LinkedBlockingQueue<>();
            var made = new CompletableFuture<ChatClient>();
            WebSocketClient.connect(node.uri(), new RealWire(Side.CLIENT).to(connection -> {
                var client = new ChatClient(connection, clock);
                made.complete(client);
                return client;
            }));
            ChatClient ann = WithGlassroomsClientCheck.await(Words.of("a client", "一个客户端"), made);
            WithGlassroomsClientCheck.await(
                    Words.of("ready() at Glassroom's server", "在 Glassroom 服务器上的 ready()"),
                    ann.ready());
            ann.onMessage(annHears::add);
            WithGlassroomsClientCheck.await(
                    Words.of("the answer of Glassroom's server to join", "Glassroom 服务器对 join 的回答"),
                    ann.join("ann"));
            ann.say("ann", "hi");
            String said = "{\"name\":\"ann\",\"content\":\"hi\"}";
            Expect.equal(
                    Words.of("what Glassroom's client hears when ann says hi", "ann 说 hi 时 Glassroom 的客户端听到的"),
                    said,
                    poll(bobHears));
            Expect.equal(Words.of("what ann hears when she says hi", "ann 说 hi 时自己听到的"), said, poll(annHears));
            bob.notify("Room.Message", Bytes.utf8("{\"name\":\"bob\",\"content\":\"hello\"}"));
            Expect.equal(
                    Words.of("what ann hears when bob says hello", "bob 说 hello 时 ann 听到的"),
                    "{\"name\":\"bob\",\"content\":\"hello\"}",
                    poll(annHears));
        }
    }

    private static String poll(BlockingQueue<String> heard) throws InterruptedException {
        return String.valueOf(heard.poll(WithGlassroomsClientCheck.PATIENCE, TimeUnit.SECONDS));
    }
}
