package io.glassroom.checks.l05;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Unlike;
import io.glassroom.checks.Wiretap;
import io.glassroom.kit.Connection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mychat.Client;
import org.jspecify.annotations.Nullable;

/// The server that the learner's client talks to. It reads and writes with Glassroom's own codec, and answers when a check
/// says so.
final class FarEnd {

    /// How long the client waits for an answer.
    static final Duration TIMEOUT = Duration.ofSeconds(5);

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
        Expect.equal("packets with a Request", 1, requests.size());
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
        return Expect.unlike("what request() sends", "one Data packet with a Request", bytes);
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

    /// What has become of an answer, in words.
    static String state(@Nullable CompletableFuture<byte[]> answer) {
        if (answer == null) {
            return "null";
        }
        return switch (answer.state()) {
            case RUNNING -> "still waiting";
            case SUCCESS -> "done: " + text(answer.resultNow());
            case FAILED -> "failed: " + answer.exceptionNow().getClass().getSimpleName();
            case CANCELLED -> "cancelled";
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte @Nullable [] body) {
        return body == null ? "null" : new String(body, StandardCharsets.UTF_8);
    }
}
