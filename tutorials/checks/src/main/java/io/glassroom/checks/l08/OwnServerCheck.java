package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.RealWire;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Words;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketClient;
import io.glassroom.kit.WebSocketServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mychat.ChatClient;
import mychat.ChatServer;
import org.junit.jupiter.api.Test;

/// The learner's client and the learner's server.
@Step("8.5")
class OwnServerCheck {

    @Test
    @Rule(
            en = "Two of your clients talk through your server; the third, who takes a name, replaces its owner.",
            zh = "你的两个客户端通过你的服务器交谈；第三个用了别人的名字，就顶替那个人。")
    void yourClientsTalkThroughYourServer() {
        var clock = new ManualClock();
        var server = new ChatServer(clock, 30);
        Pipe ann = joined(server, clock, "ann");
        Pipe bob = joined(server, clock, "bob");
        bob.client().say("bob", "hi");
        bob.flow();
        ann.flow();
        List<String> said = List.of("{\"name\":\"bob\",\"content\":\"hi\"}");
        Expect.equal(Words.of("what ann hears", "ann 听到的"), said, ann.heard());
        Expect.equal(Words.of("what bob hears", "bob 听到的"), said, bob.heard());
        clock.advance(Duration.ofSeconds(30)); // both ends beat
        ann.flow();
        Expect.equal(Words.of("close code of ann after an interval", "一个间隔之后 ann 的关闭码"), 0, ann.closeCode());
        joined(server, clock, "ann");
        ann.flow();
        Expect.equal(
                Words.of("close code of ann when another ann has come", "另一个 ann 到来时 ann 的关闭码"),
                4005,
                ann.closeCode());
    }

    /// What does not even work in memory would only keep a real server waiting.
    static void itWorksInMemory() {
        var clock = new ManualClock();
        joined(new ChatServer(clock, 30), clock, "ann");
    }

    private static Pipe joined(ChatServer server, ManualClock clock, String name) {
        var pipe = new Pipe(server, clock, name);
        pipe.flow();
        Expect.equal(Words.of("ready() of " + name, name + " 的 ready()"), true, pipe.client().ready().isDone());
        CompletableFuture<byte[]> answer = pipe.client().join(name);
        pipe.flow();
        Expect.equal(
                Words.of("whether the join of " + name + " is answered", name + " 的 join 是否得到回答"),
                true,
                answer.isDone());
        return pipe;
    }

    @Test
    @Rule(en = "And the same over a real socket.", zh = "通过真正的套接字也一样。")
    void overARealSocket() throws Exception {
        itWorksInMemory();
        try (var clock = new RealClock();
                WebSocketServer door = WebSocketServer.start(
                        0,
                        new RealWire(Side.SERVER).to(new ChatServer(clock, 30)::opened))) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            var made = new CompletableFuture<ChatClient>();
            WebSocketClient.connect(door.uri(), connection -> {
                var client = new ChatClient(connection, clock);
                made.complete(client);
                return client;
            });
            ChatClient ann = WithGlassroomsClientCheck.await(Words.of("a client", "一个客户端"), made);
            WithGlassroomsClientCheck.await(Words.both("ready()"), ann.ready());
            ann.onMessage(heard::add);
            WithGlassroomsClientCheck.await(Words.of("the answer to join", "对 join 的回答"), ann.join("ann"));
            ann.say("ann", "hi");
            Expect.equal(
                    Words.of("what ann hears when she says hi", "ann 说 hi 时自己听到的"),
                    "{\"name\":\"ann\",\"content\":\"hi\"}",
                    heard.poll(WithGlassroomsClientCheck.PATIENCE, TimeUnit.SECONDS));
        }
    }
}
