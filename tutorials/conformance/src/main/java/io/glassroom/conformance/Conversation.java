package io.glassroom.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.conformance.talk.Heard;
import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.conformance.talk.Terms;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// One connection to the server under examination, as a client that knows the protocol uses it, byte by byte if it
/// must.
/// For one thread, which may block.
final class Conversation implements AutoCloseable {

    /// How long a server may take for anything that it has to do at once.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /// How long nothing has to happen where nothing should.
    static final Duration QUIET = Duration.ofMillis(400);

    private final RawTalk talk;
    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private JsonObject terms = new JsonObject();
    private Bytes handshake = Bytes.EMPTY;

    Conversation(RawTalk talk) {
        this.talk = talk;
    }

    RawTalk talk() {
        return talk;
    }

    void send(Bytes bytes) {
        talk.send(bytes);
    }

    void send(Packet packet) {
        talk.send(packet);
    }

    /// Asks, with the route spelled out.
    void ask(long id, String route, Bytes body) {
        send(request(id, route, body));
    }

    static Bytes request(long id, String route, Bytes body) {
        return MessageCodec.encodePacket(new Message.Request(id, Route.of(route), body), RouteDictionary.EMPTY);
    }

    /// Sends a Handshake and takes the answer.
    void shakeHands(Bytes request) throws InterruptedException, Unmet {
        send(new Packet.Handshake(request));
        takeHandshake();
    }

    void takeHandshake() throws InterruptedException, Unmet {
        Packet answer = next(packet -> packet.type() == PacketType.HANDSHAKE, PATIENCE);
        handshake = ((Packet.Handshake) answer).body();
        terms = object(handshake);
        if (!(terms.get("code") instanceof JsonPrimitive code) || !code.isNumber() || code.getAsInt() != 200) {
            throw new Unmet(Words.of("a Handshake with code 200", "code 为 200 的握手"), Words.both(handshake.utf8()));
        }
        dictionary = RawTalk.terms(answer).map(Terms::dictionary).orElse(RouteDictionary.EMPTY);
    }

    void acknowledge() {
        send(new Packet.HandshakeAck());
    }

    /// What the server's Handshake says.
    JsonObject terms() {
        return terms;
    }

    JsonObject sys() {
        return terms.get("sys") instanceof JsonObject sys ? sys : new JsonObject();
    }

    /// The body of the server's Handshake.
    Bytes handshake() {
        return handshake;
    }

    RouteDictionary dictionary() {
        return dictionary;
    }

    /// The interval that the server's Handshake names; zero for none.
    Duration heartbeat() {
        return sys().get("heartbeat") instanceof JsonPrimitive seconds && seconds.isNumber()
                ? Duration.ofSeconds(seconds.getAsInt())
                : Duration.ZERO;
    }

    private static JsonObject object(Bytes body) throws Unmet {
        try {
            JsonElement element = JsonParser.parseString(body.utf8());
            if (element instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException | StackOverflowError e) {
            // told below
        }
        throw new Unmet(Words.of("a JSON object", "一个 JSON 对象"), Words.both(body.utf8()));
    }

    /// The next packet that is wanted, whatever comes before it.
    Packet next(Predicate<Packet> wanted, Duration patience) throws InterruptedException, Unmet {
        long deadline = talk.deadline(patience);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    if (wanted.test(packet)) {
                        return packet;
                    }
                }
                case Heard other -> throw unmet(other, patience);
            }
        }
    }

    private static Unmet unmet(Heard heard, Duration patience) {
        Words expected = Words.of("an answer", "回答");
        return new Unmet(expected, switch (heard) {
            case Heard.Came(Packet packet) -> Words.both(packet);
            case Heard.Garbled(var fault) -> Words.of("no packet: " + fault.detail(), "不是数据包：" + fault.detail());
            case Heard.Ended(int code, String reason) -> Words.of(
                    "the server closed with " + code + " " + reason, "服务器以 " + code + " 关闭：" + reason);
            case Heard.Silence() -> Words.of(
                    "nothing for " + patience.toMillis() + " ms", patience.toMillis() + " 毫秒内什么也没有");
        });
    }

    /// The answer to a Request.
    Message.Response answer(long id) throws InterruptedException, Unmet {
        long deadline = talk.deadline(PATIENCE);
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - talk.deadline(Duration.ZERO)));
            if (message(next(packet -> packet instanceof Packet.Data, left)).orElse(null)
                            instanceof Message.Response response
                    && response.id() == id) {
                return response;
            }
        }
    }

    /// The next Response, whatever it answers; empty if there is none for a while.
    Optional<Message.Response> anyAnswer(Duration patience) throws InterruptedException {
        long deadline = talk.deadline(patience);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    if (message(packet).orElse(null) instanceof Message.Response response) {
                        return Optional.of(response);
                    }
                }
                case Heard.Garbled _, Heard.Ended _, Heard.Silence _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    /// How many packets of a type come within a time. Ends early with the connection.
    int count(PacketType type, Duration time) throws InterruptedException {
        long deadline = talk.deadline(time);
        int count = 0;
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> count += packet.type() == type ? 1 : 0;
                case Heard.Garbled _ -> {}
                case Heard.Ended _, Heard.Silence _ -> {
                    return count;
                }
            }
        }
    }

    /// How the connection ends; empty if it does not.
    Optional<Heard.Ended> end(Duration patience) throws InterruptedException {
        long deadline = talk.deadline(patience);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came _, Heard.Garbled _ -> {}
                case Heard.Ended ended -> {
                    return Optional.of(ended);
                }
                case Heard.Silence _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    Optional<Message> message(Packet packet) {
        try {
            return packet instanceof Packet.Data(Bytes body)
                    ? Optional.of(MessageCodec.decode(body, dictionary, PacketEncoder.MAX_BODY, FieldSink.NONE))
                    : Optional.empty();
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        talk.close();
    }
}
