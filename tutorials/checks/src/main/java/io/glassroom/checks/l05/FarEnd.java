package io.glassroom.checks.l05;

import static io.glassroom.checks.Messages.text;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Unlike;
import io.glassroom.checks.Wiretap;
import io.glassroom.checks.Words;
import io.glassroom.kit.Connection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mychat.Client;
import org.jspecify.annotations.Nullable;

/// The server that the learner's client talks to. It reads and writes with Glassroom's own codec, and answers when a
/// check says so.
final class FarEnd {

    /// How long the client waits for an answer.
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final Words SENDS = Words.of("calls of connection.send", "connection.send 的调用次数");
    static final Words WAITING = Words.of("still waiting", "还在等待");

    private static final int LIMIT = 65_536;

    final Wiretap wire = Wiretap.working(Side.CLIENT);
    final ManualClock clock = new ManualClock();
    final Client client = new Client(wire, clock, TIMEOUT);

    /// The requests in these packets.
    static List<Message.Request> requests(Iterable<byte[]> packets) {
        var requests = new ArrayList<Message.Request>();
        for (byte[] packet : packets) {
            if (!(read(packet) instanceof Message.Request request)) {
                throw unlike(packet);
            }
            requests.add(request);
        }
        return requests;
    }

    /// The one request that was sent since the last look.
    Message.Request request() {
        List<Message.Request> requests = requests(wire.take());
        Expect.equal(Words.of("packets with a Request", "带 Request 的包数"), 1, requests.size());
        return requests.getFirst();
    }

    /// The message in a packet of the client.
    static Message read(byte[] packet) {
        try {
            Bytes bytes = Bytes.copyOf(packet);
            if (bytes.length() < PacketEncoder.HEAD || bytes.u24(1) != bytes.length() - PacketEncoder.HEAD) {
                throw unlike(packet);
            }
            return MessageCodec.decode(bytes.from(PacketEncoder.HEAD), RouteDictionary.EMPTY, LIMIT, FieldSink.NONE);
        } catch (ProtocolException broken) {
            throw unlike(packet);
        }
    }

    private static Unlike unlike(byte[] packet) {
        String bytes = Bytes.copyOf(packet).hex();
        return Expect.unlike(
                Words.of("what request() sends", "request() 发出的内容"),
                Words.of("one Data packet with a Request", "一个带 Request 的 Data 包"),
                bytes);
    }

    void answer(long id, String body) {
        answer(client, wire.track(), id, body);
    }

    static void answer(Client client, Track track, long id, String body) {
        arrive(client, track, new Message.Response(id, false, Bytes.utf8(body)));
    }

    void refuse(long id, String body) {
        arrive(client, wire.track(), new Message.Response(id, true, Bytes.utf8(body)));
    }

    void push(String route, String body) {
        arrive(client, wire.track(), new Message.Push(new Route.Named(route), Bytes.utf8(body)));
    }

    private static void arrive(Client client, Track track, Message message) {
        Bytes packet = MessageCodec.encodePacket(message, RouteDictionary.EMPTY);
        track.in(packet.toArray());
        client.received(packet.from(PacketEncoder.HEAD).toArray());
    }

    /// A connection whose other end answers before `send` has come back.
    static final class AnswersAtOnce implements Connection {

        private final Track track = Track.working(Side.CLIENT, "");
        private final Client client = new Client(this, new ManualClock(), TIMEOUT);

        Client client() {
            return client;
        }

        @Override
        public void send(byte[] packet) {
            track.out(packet);
            if (read(packet) instanceof Message.Request request) {
                arrive(client, track, new Message.Response(request.id(), false, request.body()));
            }
        }

        @Override
        public void close(int code, String reason) {}
    }

    /// So far is this answer.
    static void is(Words what, Words state, @Nullable CompletableFuture<byte[]> answer) {
        Expect.equal(what, state, state(answer));
    }

    static Words done(String body) {
        return Words.of("done: " + body, "完成：" + body);
    }

    /// @param type of the exception
    static Words failed(String type) {
        return Words.of("failed: " + type, "失败：" + type);
    }

    private static Words state(@Nullable CompletableFuture<byte[]> answer) {
        if (answer == null) {
            return Words.both("null");
        }
        return switch (answer.state()) {
            case RUNNING -> WAITING;
            case SUCCESS -> done(text(answer.resultNow()));
            case FAILED -> failed(answer.exceptionNow().getClass().getSimpleName());
            case CANCELLED -> Words.of("cancelled", "已取消");
        };
    }
}
