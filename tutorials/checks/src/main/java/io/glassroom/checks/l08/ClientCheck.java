package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.kit.ConnectionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import mychat.ChatClient;
import mychat.RequestFailed;
import org.junit.jupiter.api.Test;

/// The learner's client, and a server of whom only the bytes are here.
@Step("8.5")
class ClientCheck {

    private static final String ACCEPTED =
            """
            {"code":200,"sys":{"heartbeat":30,"servertime":1763683200,
             "dict":{"Room.Join":1,"Room.Message":2,"onLeave":3,"onMembers":4,"onMessage":5,"onNewUser":6}}}
            """;

    private static final Words DONE = Words.of("done", "已完成");
    private static final Words REFUSED = Words.both("RequestFailed");

    private final ManualClock clock = new ManualClock();
    private final Wiretap wire = Wiretap.opened(Side.CLIENT, "");
    private final ChatClient client = new ChatClient(wire, clock);
    private final ConnectionHandler end = wire.track().before(client); // where the server speaks to it

    private void works() {
        end.received(Packets.handshake(ACCEPTED));
        wire.take();
    }

    @Test
    @Rule(
            en = "The server's yes is answered with the Ack; then the client is ready, and beats.",
            zh = "服务器同意之后，客户端回以确认；之后它就绪，并开始发心跳。")
    void theYesIsAcknowledged() {
        wire.take();
        Expect.equal(
                Words.of("ready() before the server has answered", "服务器回答之前的 ready()"),
                false,
                client.ready().isDone());
        end.received(Packets.handshake(ACCEPTED));
        Packets.same(
                Words.of("what the client sends after the server's yes", "服务器同意之后客户端发出的内容"),
                List.of(Packets.ACK, Packets.HEARTBEAT),
                wire.take());
        Expect.equal(Words.of("ready() after the Ack", "确认之后的 ready()"), DONE, outcome(client.ready()));
    }

    @Test
    @Rule(
            en = "A server that has no heartbeat, or names none, is not beaten at.",
            zh = "服务器不用心跳（间隔为 0 或没有提到）时，客户端也不发。")
    void withoutHeartbeatNobodyBeats() {
        wire.take();
        end.received(Packets.handshake("{\"code\":200,\"sys\":{\"heartbeat\":0}}"));
        Packets.same(
                Words.of("what the client sends, with a heartbeat of 0", "心跳为 0 时客户端发出的内容"),
                List.of(Packets.ACK),
                wire.take());
        ConnectionHandler other = wire.track().before(new ChatClient(wire, clock));
        wire.take();
        other.received(Packets.handshake("{\"code\":200,\"sys\":{}}"));
        Packets.same(
                Words.of("what the client sends, without a heartbeat", "没有提到心跳时客户端发出的内容"),
                List.of(Packets.ACK),
                wire.take());
        Expect.equal(Words.of("timers", "定时器个数"), 0, clock.waiting());
    }

    @Test
    @Rule(
            en = "If the server refuses, ready() fails with RequestFailed, and nothing is sent any more.",
            zh = "服务器拒绝时，ready() 以 RequestFailed 失败，之后什么也不再发送。")
    void aRefusalIsTold() {
        wire.take();
        end.received(Packets.handshake("{\"code\":501,\"message\":\"this client is too old\"}"));
        Packets.same(Words.of("what the client sends after a no", "服务器拒绝之后客户端发出的内容"), List.of(), wire.take());
        Expect.equal("ready()", REFUSED, outcome(client.ready()));
    }

    @Test
    @Rule(
            en = "If the connection ends before that, ready() fails too; and nothing is left to be done later.",
            zh = "在此之前连接就结束了，ready() 同样失败；也不留下任何定时器。")
    void anEndIsTold() {
        end.closed(1006, "");
        Expect.equal(
                Words.of("ready() when the connection has ended", "连接结束时的 ready()"),
                REFUSED,
                outcome(client.ready()));
        ConnectionHandler other = wire.track().before(new ChatClient(wire, clock));
        other.received(Packets.handshake(ACCEPTED));
        other.closed(1006, "");
        Expect.equal(
                Words.of("timers, after a connection that was working has ended", "工作中的连接结束之后的定时器个数"),
                0,
                clock.waiting());
    }

    @Test
    @Rule(
            en = "join asks Room.Join by its code, and gives the body of the answer.",
            zh = "join 用编码请求 Room.Join，并给出回答的内容。")
    void itJoins() {
        works();
        CompletableFuture<byte[]> answer = client.join("ann");
        List<byte[]> sent = wire.take();
        long id = sent.size() == 1 ? Packets.idOf(sent.getFirst()) : 1;
        Packets.same(
                Words.both("join(\"ann\")"),
                List.of(Packets.request(id, "Room.Join", "{\"name\":\"ann\"}")),
                sent);
        end.received(Packets.response(id, Guest.JOINED));
        Expect.equal(Words.of("the future that join gave", "join 返回的 future"), DONE, outcome(answer));
        Expect.equal(Words.of("the answer", "回答"), Guest.JOINED, new String(answer.join(), StandardCharsets.UTF_8));
    }

    @Test
    @Rule(en = "say tells Room.Message by its code: nobody answers.", zh = "say 用编码发出通知 Room.Message：没有人回答。")
    void itSays() {
        works();
        client.say("alice", "hi");
        Packets.same(
                Words.both("say(\"alice\", \"hi\")"),
                List.of(Packets.tell("Room.Message", "{\"name\":\"alice\",\"content\":\"hi\"}")),
                wire.take());
    }

    @Test
    @Rule(
            en = "What is pushed with the route onMessage is heard, however the bytes are cut.",
            zh = "路由为 onMessage 的推送能被听到，不论字节怎样被切开。")
    void itHears() {
        List<String> heard = new ArrayList<>();
        client.onMessage(heard::add);
        works();
        String said = "{\"name\":\"bob\",\"content\":\"你好\"}";
        for (byte one : Packets.push("onMessage", said)) {
            end.received(new byte[] {one});
        }
        end.received(Packets.push("onLeave", "{\"content\":\"bob left\",\"name\":\"bob\"}"));
        Expect.equal(Words.of("what the listener of onMessage is given", "onMessage 的监听者得到的"), List.of(said), heard);
    }

    @Test
    @Rule(
            en = "The client beats each interval, and closes with 4001 when the server falls silent.",
            zh = "客户端每个间隔发一次心跳；服务器沉默时，以 4001 关闭。")
    void itNoticesSilence() {
        works();
        clock.advance(Duration.ofSeconds(30));
        Packets.same(
                Words.of("what the client sends after 30 s", "30 秒之后客户端发出的内容"),
                List.of(Packets.HEARTBEAT),
                wire.take());
        end.received(Packets.HEARTBEAT);
        clock.advance(Duration.ofSeconds(74));
        Expect.equal(
                Words.of("close code 74 s after the server's heartbeat", "服务器的心跳 74 秒之后的关闭码"),
                0,
                wire.closeCode());
        clock.advance(Duration.ofSeconds(2));
        Expect.equal(
                Words.of("close code 76 s after the server's heartbeat", "服务器的心跳 76 秒之后的关闭码"),
                4001,
                wire.closeCode());
    }

    private static Words outcome(CompletableFuture<?> future) {
        if (!future.isDone()) {
            return Words.of("not done", "未完成");
        }
        try {
            future.join();
            return DONE;
        } catch (CompletionException e) {
            return e.getCause() instanceof RequestFailed ? REFUSED : Words.both(String.valueOf(e.getCause()));
        }
    }
}
