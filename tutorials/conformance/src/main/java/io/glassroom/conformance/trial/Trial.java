package io.glassroom.conformance.trial;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.conformance.talk.Heard;
import io.glassroom.conformance.talk.RawTalk;
import io.glassroom.conformance.talk.Terms;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.time.Time;
import io.glassroom.protocol.wire.MalformedCase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends one malformed case to a server over a connection of its own, and sees what it does.
///
/// 1. What the case has sent before is sent, and answered.
/// 2. The bytes are sent. If they should be refused, nothing else is sent until the server had time to refuse them: a
///    close that comes only after further packets is not the verdict on these.
/// 3. If the connection is still there, a request proves whether it lives; where no request is answered, a heartbeat.
///
/// Blocks: for a virtual thread.
public final class Trial {

    /// Where a trial is.
    public enum Stage {
        CONNECTING,
        SHAKING_HANDS,
        SENT,
        PROVING,
        /// No request is answered: a heartbeat is waited for, which may take long.
        AWAITING_HEARTBEAT
    }

    /// Of the request that follows: no case has it.
    public static final int PROBE_ID = 9_999;

    /// Answers with what it is asked, if the server has it; any answer will do, and so will 404.
    private static final String PROBE_ROUTE = "Echo.Ping";

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final URI server;
    private final Dialer dialer;
    private final Time time;
    private final Patience patience;
    private final MalformedCase malformed;
    private final Consumer<Stage> progress;
    private String localAddress = "";
    private Terms terms = Terms.NONE;
    private boolean greeted; // the server has answered a Handshake with yes

    public Trial(
            URI server,
            Dialer dialer,
            Time time,
            Patience patience,
            MalformedCase malformed,
            Consumer<Stage> progress) {
        this.server = server;
        this.dialer = dialer;
        this.time = time;
        this.patience = patience;
        this.malformed = malformed;
        this.progress = progress;
    }

    /// The connection of the trial, as the server sees it; empty if there was none.
    public String localAddress() {
        return localAddress;
    }

    public Outcome run() throws InterruptedException {
        progress.accept(Stage.CONNECTING);
        try (RawTalk talk = RawTalk.open(server, dialer, time)) {
            localAddress = talk.localAddress();
            Optional<String> obstacle = prepare(talk);
            return obstacle.isPresent() ? new Outcome.Untried(obstacle.get()) : send(talk);
        } catch (IOException e) {
            return new Outcome.Untried(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> prepare(RawTalk talk) throws InterruptedException {
        for (PacketType type : malformed.before()) {
            switch (type) {
                case HANDSHAKE -> {
                    Optional<String> refusal = shakeHands(talk);
                    if (refusal.isPresent()) {
                        return refusal;
                    }
                }
                case HANDSHAKE_ACK -> talk.send(new Packet.HandshakeAck());
                case HEARTBEAT, DATA, KICK -> throw new IllegalArgumentException("no case begins with " + type);
            }
        }
        return Optional.empty();
    }

    /// @return why it failed; empty if it did not
    private Optional<String> shakeHands(RawTalk talk) throws InterruptedException {
        progress.accept(Stage.SHAKING_HANDS);
        talk.send(RawTalk.introduction());
        long deadline = talk.deadline(patience.handshake());
        while (!greeted) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    greet(packet);
                    if (packet instanceof Packet.Handshake && !greeted) {
                        return Optional.of("the server refused the Handshake");
                    }
                }
                case Heard.Garbled(var fault) -> {
                    return Optional.of("the server sent what is no packet: " + fault.detail());
                }
                case Heard.Ended(int code, String reason) -> {
                    return Optional.of("the server closed with " + code + " " + reason);
                }
                case Heard.Silence() -> {
                    return Optional.of("the server did not answer the Handshake");
                }
            }
        }
        return Optional.empty();
    }

    private void greet(Packet packet) {
        RawTalk.terms(packet).ifPresent(offered -> {
            terms = offered;
            greeted = true;
        });
    }

    private Outcome send(RawTalk talk) throws InterruptedException, IOException {
        switch (malformed.sent()) {
            case BINARY -> talk.send(malformed.bytes());
            case TEXT -> talk.sendText(malformed.bytes());
            case CUT -> {
                talk.send(malformed.bytes());
                talk.vanish();
                progress.accept(Stage.PROVING);
                return another();
            }
        }
        progress.accept(Stage.SENT);
        @Nullable Outcome reaction = switch (malformed.verdict()) {
            case Verdict.Close _, Verdict.Answer _ -> react(talk, patience.reaction());
            case Verdict.Ignore _ -> null;
        };
        if (reaction instanceof Outcome.Closed) {
            return reaction;
        }
        Outcome life = prove(talk);
        return life instanceof Outcome.Alive && reaction != null ? reaction : life;
    }

    /// What the server does by itself; null if nothing.
    private @Nullable Outcome react(RawTalk talk, Duration wait) throws InterruptedException {
        long deadline = talk.deadline(wait);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    greet(packet);
                    if (message(packet) instanceof Message.Response response && response.id() != PROBE_ID) {
                        return answer(response);
                    }
                }
                case Heard.Ended(int code, String reason) -> {
                    return new Outcome.Closed(code, reason, false);
                }
                case Heard.Garbled _ -> {}
                case Heard.Silence() -> {
                    return null;
                }
            }
        }
    }

    private static Outcome answer(Message.Response response) {
        String text = response.body().utf8();
        if (!response.error()) {
            return new Outcome.Served(text);
        }
        try {
            if (JsonParser.parseString(text) instanceof JsonObject error
                    && error.get("code") instanceof JsonPrimitive code
                    && code.isNumber()) {
                String message = error.get("message") instanceof JsonPrimitive said ? said.getAsString() : "";
                return new Outcome.Answered(code.getAsInt(), message);
            }
        } catch (JsonParseException | NumberFormatException | StackOverflowError e) {
            return new Outcome.Answered(0, text);
        }
        return new Outcome.Answered(0, text);
    }

    /// Goes on as a decent client would, and sees whether it is served.
    private Outcome prove(RawTalk talk) throws InterruptedException {
        if (!greeted) {
            Optional<String> refusal = shakeHands(talk);
            if (refusal.isPresent()) {
                return talk.hear(Duration.ZERO) instanceof Heard.Ended(int code, String reason)
                        ? new Outcome.Closed(code, reason, true)
                        : new Outcome.Silent();
            }
        }
        if (!malformed.before().contains(PacketType.HANDSHAKE_ACK)) {
            talk.send(new Packet.HandshakeAck());
        }
        progress.accept(Stage.PROVING);
        var probe = new Message.Request(PROBE_ID, Route.of(PROBE_ROUTE), Bytes.utf8("{}"));
        talk.send(MessageCodec.encodePacket(probe, terms.dictionary()));
        @Nullable Outcome early = null; // an answer to the case itself
        long deadline = talk.deadline(patience.proof());
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet packet) -> {
                    if (message(packet) instanceof Message.Response response) {
                        if (response.id() == PROBE_ID) {
                            return early == null ? new Outcome.Alive(Outcome.Proof.REQUEST) : early;
                        }
                        early = answer(response);
                    }
                }
                case Heard.Ended(int code, String reason) -> {
                    return new Outcome.Closed(code, reason, !(malformed.verdict() instanceof Verdict.Ignore));
                }
                case Heard.Garbled _ -> {}
                case Heard.Silence() -> {
                    return early == null ? awaitHeartbeat(talk) : early;
                }
            }
        }
    }

    private Outcome awaitHeartbeat(RawTalk talk) throws InterruptedException {
        Duration interval = terms.heartbeat();
        if (interval.isZero()) {
            return new Outcome.Silent();
        }
        progress.accept(Stage.AWAITING_HEARTBEAT);
        Duration beat = interval.plus(SECOND);
        Duration wait = beat.compareTo(patience.longest()) < 0 ? beat : patience.longest();
        long deadline = talk.deadline(wait);
        while (true) {
            switch (talk.hearUntil(deadline)) {
                case Heard.Came(Packet.Heartbeat _) -> {
                    return new Outcome.Alive(Outcome.Proof.HEARTBEAT);
                }
                case Heard.Came _, Heard.Garbled _ -> {}
                case Heard.Ended(int code, String reason) -> {
                    return new Outcome.Closed(code, reason, true);
                }
                case Heard.Silence() -> {
                    return new Outcome.Silent();
                }
            }
        }
    }

    /// The peer of the case is gone; whether the server minds shows at another connection.
    private Outcome another() throws InterruptedException, IOException {
        try (RawTalk talk = RawTalk.open(server, dialer, time)) {
            greeted = false;
            Optional<String> refusal = shakeHands(talk);
            if (refusal.isPresent()) {
                return new Outcome.Silent();
            }
            talk.send(new Packet.HandshakeAck());
            return new Outcome.Alive(Outcome.Proof.ANOTHER);
        }
    }

    private @Nullable Message message(Packet packet) {
        try {
            return packet instanceof Packet.Data(Bytes body)
                    ? MessageCodec.decode(body, terms.dictionary(), PacketEncoder.MAX_BODY, FieldSink.NONE)
                    : null;
        } catch (ProtocolException e) {
            return null;
        }
    }
}
