package io.glassroom.protocol.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.ClientLink;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.LinkState;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One connection, from dialling to its end. Carries out what the [ClientLink] wants done and tells the client what
/// came of it. Owned by the client's loop: the wire's calls come from the wire's threads and are put into the loop.
final class Visit implements WireListener {

    /// The client, as its visits see it. Called in the loop; `ended` is the last call.
    interface Host {
        void working(HandshakeResponse.Accepted terms);

        /// @return whether the client had any use for it: false for an answer to what it has not asked
        boolean arrived(Message message);

        void unreadable(Message message, String why);

        void ignored();

        void kicked(String reason);

        void ended(int code, String reason, Next next);
    }

    /// What to do after a visit.
    enum Next {
        /// Another visit would end the same way.
        STAY_AWAY,
        /// What was asked may have been done or not.
        COME_BACK,
        /// The server has shut down, and has not read what it did not answer.
        ASK_AGAIN
    }

    private static final int GOING_AWAY = 1001;
    private static final int KICKED = 4002;
    private static final int LOGGED_IN_ELSEWHERE = 4005;
    private static final Duration CLOSE_AFTER_KICK = Duration.ofSeconds(5);

    private final ClientConfig config;
    private final Executor loop;
    private final Host host;
    private final ClientLink link;
    private final RouteDictionary known;
    private @Nullable Wire wire;
    private HandshakeResponse.@Nullable Accepted terms;
    private Time.@Nullable Timer timer;
    private Optional<String> refusal = Optional.empty(); // not let in: not to be tried again
    private Optional<String> kick = Optional.empty(); // and its close is awaited
    private boolean over;

    Visit(ClientConfig config, Executor loop, Host host, RouteDictionary known) {
        this.config = config;
        this.loop = loop;
        this.host = host;
        this.known = known;
        this.link = new ClientLink(config.link(), config.time(), config.tap(), config.name(), known);
    }

    void start(URI server) {
        config.threads().execute(() -> {
            try {
                config.dialer().dial(server, this);
            } catch (IOException | RuntimeException e) {
                loop.execute(() -> end(1006, String.valueOf(e.getMessage())));
            }
        });
    }

    RouteDictionary dictionary() {
        return link.dictionary();
    }

    /// Whether the server has said its last word: it reads nothing more.
    boolean isDismissed() {
        return kick.isPresent();
    }

    void send(Message message) {
        RouteDictionary codes = config.routeCodes() ? link.dictionary() : RouteDictionary.EMPTY;
        transmit(MessageCodec.encodePacket(message, codes));
    }

    /// The owner has had enough.
    void leave(String reason) {
        if (!over) {
            over = true;
            link.closed(reason, this::carryOut);
            stop(1000, reason);
        }
    }

    @Override
    public void opened(Wire open) {
        loop.execute(() -> {
            if (over) {
                open.close(1000, "not wanted any more");
                return;
            }
            wire = open;
            if (config.tap().active()) {
                String state = LinkState.OPENED.name();
                config.tap().emit(FlowId.NONE, new TapEvent.Link(config.name(), state, state, ""));
            }
            link.start(introduction(), this::carryOut);
            tick();
        });
    }

    @Override
    public void received(Bytes chunk) {
        loop.execute(() -> {
            if (!over) {
                link.receive(chunk, this::carryOut);
            }
        });
    }

    @Override
    public void text() {
        loop.execute(() -> {
            if (!over) {
                link.refuseText(this::carryOut);
            }
        });
    }

    @Override
    public void closed(int code, String reason) {
        loop.execute(() -> {
            if (!over) {
                link.closed(reason, this::carryOut);
                end(code, reason);
            }
        });
    }

    private HandshakeRequest introduction() {
        var plain = HandshakeRequest.of(config.type(), config.version(), new Extensions(true), config.user());
        if (known.isEmpty()) {
            return plain;
        }
        JsonObject sys = plain.sys();
        sys.addProperty("dictVersion", known.version());
        return new HandshakeRequest(
                plain.type(), plain.version(), Optional.of(known.version()), plain.extensions(), sys, plain.user());
    }

    private void carryOut(LinkOutput output) {
        switch (output) {
            case LinkOutput.Transmit(Bytes packet) -> transmit(packet);
            case LinkOutput.HandshakeAsked _ -> host.ignored(); // asked of servers alone
            case LinkOutput.HandshakeAnswered(HandshakeResponse response) -> {
                switch (response) {
                    case HandshakeResponse.Accepted accepted -> terms = accepted;
                    case HandshakeResponse.Rejected(int code, String message) ->
                        refusal = Optional.of(("handshake refused, " + code + " " + message).strip());
                }
            }
            case LinkOutput.Established() -> {
                if (terms != null) {
                    host.working(terms);
                    loop.execute(this::tick); // after the link has sent its first heartbeat
                }
            }
            case LinkOutput.Deliver(Message message, FlowId _) -> {
                if (!host.arrived(message) && message instanceof Message.Response response) {
                    link.unasked(response);
                }
            }
            case LinkOutput.Unreadable unreadable -> host.unreadable(unreadable.message(), unreadable.fault().detail());
            case LinkOutput.Ignored _ -> host.ignored();
            case LinkOutput.Kicked(Bytes body) -> {
                String reason = reason(body);
                kick = Optional.of(("kicked: " + reason).strip());
                awaitClose();
                host.kicked(reason);
            }
            case LinkOutput.Close close -> end(close.code(), close.reason());
        }
    }

    private void transmit(Bytes packet) {
        if (wire == null) {
            return; // nothing is sent before the wire is open, nor after its end
        }
        wire.send(packet);
        if (config.tap().active()) {
            config.tap().emit(FlowId.NONE, new TapEvent.Frame(config.name(), Direction.OUT, packet));
        }
    }

    private void tick() {
        if (kick.isPresent()) {
            return;
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (!over) {
            link.tick(this::carryOut)
                    .ifPresent(delay -> timer = config.time().after(delay, () -> loop.execute(this::tick)));
        }
    }

    /// The server closes after a Kick. One that does not is left.
    private void awaitClose() {
        if (timer != null) {
            timer.cancel();
        }
        timer = config.time().after(CLOSE_AFTER_KICK, () -> loop.execute(() -> end(KICKED, "kicked")));
    }

    private void end(int code, String reason) {
        if (!over) {
            over = true;
            int meant = kick.isPresent() ? meant(code) : code;
            stop(meant, reason);
            host.ended(meant, refusal.or(() -> kick).orElse(reason), next(meant));
        }
    }

    /// Of the codes that may follow a Kick two say more than it does. Raw TCP has no codes.
    private static int meant(int code) {
        return code == GOING_AWAY || code == LOGGED_IN_ELSEWHERE ? code : KICKED;
    }

    private Next next(int code) {
        if (refusal.isPresent() || !mayEndDifferently(code)) {
            return Next.STAY_AWAY;
        }
        return kick.isPresent() ? Next.ASK_AGAIN : Next.COME_BACK;
    }

    private void stop(int code, String reason) {
        if (timer != null) {
            timer.cancel();
        }
        if (wire != null) {
            wire.close(code, reason);
            wire = null;
        }
    }

    /// Whether it makes sense to come back after a connection that ended so (protocol.md, section 5). Not if the server was
    /// content, if one of the two broke the protocol and would do so again, or if it said that it wants somebody else.
    private static boolean mayEndDifferently(int code) {
        return switch (code) {
            case 1000, 1002, 1003, 1007, 1008, 1009, KICKED, LOGGED_IN_ELSEWHERE -> false;
            default -> true;
        };
    }

    /// Kick bodies are `{"reason":"…"}`, but other servers send what they like.
    private static String reason(Bytes body) {
        try {
            if (JsonParser.parseString(body.utf8()) instanceof JsonObject object
                    && object.get("reason") instanceof JsonPrimitive reason) {
                return reason.getAsString();
            }
        } catch (JsonParseException | StackOverflowError e) {
            return body.utf8();
        }
        return body.utf8();
    }
}
