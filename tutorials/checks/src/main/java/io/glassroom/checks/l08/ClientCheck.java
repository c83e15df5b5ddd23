package io.glassroom.checks.l08;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Rule;
import io.glassroom.checks.Step;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Wiretap;
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
        Expect.equal("ready() before the server has answered", false, client.ready().isDone());
        end.received(Packets.handshake(ACCEPTED));
        Packets.same("what the client sends after the server's yes", List.of(Packets.ACK, Packets.HEARTBEAT), wire.take());
        Expect.equal("ready() after the Ack", "done", outcome(client.ready()));
    }

    @Test
    @Rule(
            en = "A server that has no heartbeat, or names none, is not beaten at.",
            zh = "服务器不用心跳（间隔为 0 或没有提到）时，客户端也不发。")
    void withoutHeartbeatNobodyBeats() {
        wire.take();
        end.received(Packets.handshake("{\"code\":200,\"sys\":{\"heartbeat\":0}}"));
        Packets.same("what the client sends, with a heartbeat of 0", List.of(Packets.ACK), wire.take());
        ConnectionHandler other = wire.track().before(new ChatClient(wire, clock));
        wire.take();
        other.received(Packets.handshake("{\"code\":200,\"sys\":{}}"));
        Packets.same("what the client sends, without a heartbeat", List.of(Packets.ACK), wire.take());
        Expect.equal("timers", 0, clock.waiting());
    }

    @Test
    @Rule(
            en = "If the server refuses, ready() fails with RequestFailed, and nothing is sent any more.",
            zh = "服务器拒绝时，ready() 以 RequestFailed 失败，之后什么也不再发送。")
    void aRefusalIsTold() {
        wire.take();
        end.received(Packets.handshake("{\"code\":501,\"message\":\"this client is too old\"}"));
        Packets.same("what the client sends after a no", List.of(), wire.take());
        Expect.equal("ready()", "RequestFailed", outcome(client.ready()));
    }

    @Test
    @Rule(
            en = "If the connection ends before that, ready() fails too; and nothing is left to be done later.",
            zh = "在此之前连接就结束了，ready() 同样失败；也不留下任何定时器。")
    void anEndIsTold() {
        end.closed(1006, "");
        Expect.equal("ready() when the connection has ended", "RequestFailed", outcome(client.ready()));
        ConnectionHandler other = wire.track().before(new ChatClient(wire, clock));
        other.received(Packets.handshake(ACCEPTED));
        other.closed(1006, "");
        Expect.equal("timers, after a connection that was working has ended", 0, clock.waiting());
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
        Packets.same("join(\"ann\")", List.of(Packets.request(id, "Room.Join", "{\"name\":\"ann\"}")), sent);
        end.received(Packets.response(id, Guest.JOINED));
        Expect.equal("the future that join gave", "done", outcome(answer));
        Expect.equal("the answer", Guest.JOINED, new String(answer.join(), StandardCharsets.UTF_8));
    }

    @Test
    @Rule(en = "say tells Room.Message by its code: nobody answers.", zh = "say 用编码发出通知 Room.Message：没有人回答。")
    void itSays() {
        works();
        client.say("alice", "hi");
        Packets.same(
                "say(\"alice\", \"hi\")",
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
        Expect.equal("what the listener of onMessage is given", List.of(said), heard);
    }

    @Test
    @Rule(
            en = "The client beats each interval, and closes with 4001 when the server falls silent.",
            zh = "客户端每个间隔发一次心跳；服务器沉默时，以 4001 关闭。")
    void itNoticesSilence() {
        works();
        clock.advance(Duration.ofSeconds(30));
        Packets.same("what the client sends after 30 s", List.of(Packets.HEARTBEAT), wire.take());
        end.received(Packets.HEARTBEAT);
        clock.advance(Duration.ofSeconds(74));
        Expect.equal("close code 74 s after the server's heartbeat", 0, wire.closeCode());
        clock.advance(Duration.ofSeconds(2));
        Expect.equal("close code 76 s after the server's heartbeat", 4001, wire.closeCode());
    }

    private static String outcome(CompletableFuture<?> future) {
        if (!future.isDone()) {
            return "not done";
        }
        try {
            future.join();
            return "done";
        } catch (CompletionException e) {
            return e.getCause() instanceof RequestFailed ? "RequestFailed" : String.valueOf(e.getCause());
        }
    }
}
