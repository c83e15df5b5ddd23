package io.glassroom.protocol.client;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.link.ServerLink;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A server in memory: the real [ServerLink] on the test's time, and a script in place of an application.
final class FakeServer implements Dialer {

    final List<Line> lines = new ArrayList<>();
    final List<HandshakeRequest> handshakes = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final VirtualTime time;
    RouteDictionary dictionary = RouteDictionary.of(List.of("Room.Join", "Room.Message", "onMessage"));
    Duration heartbeat = Duration.ofSeconds(3);
    Optional<HandshakeResponse.Rejected> rejection = Optional.empty();
    boolean down;
    boolean mute; // accepts connections and then says nothing
    BiConsumer<Line, Message.Request> answers = (line, request) -> line.answer(request, false, request.body());

    FakeServer(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        if (down) {
            throw new IOException("connection refused");
        }
        var line = new Line(listener);
        lines.add(line);
        listener.opened(line);
    }

    Line line() {
        return lines.getLast();
    }

    final class Line implements Wire {
        private final WireListener client;
        private final ServerLink link = new ServerLink(LinkConfig.DEFAULT, time, Tap.NONE, "c1");
        int closeCode;
        boolean closed;

        Line(WireListener client) {
            this.client = client;
        }

        @Override
        public void send(Bytes packet) {
            if (!closed && !mute) {
                link.receive(packet, this::carryOut);
            }
        }

        @Override
        public void close(int code, String reason) {
            end(code, reason);
        }

        void push(String route, String body) {
            transmit(MessageCodec.encodePacket(new Message.Push(Route.of(route), Bytes.utf8(body)), link.dictionary()));
        }

        void answer(Message.Request request, boolean error, Bytes body) {
            transmit(MessageCodec.encodePacket(new Message.Response(request.id(), error, body), link.dictionary()));
        }

        void kick(String reason) {
            kick(reason, 4002);
        }

        void kick(String reason, int code) {
            link.kick(reason, code, this::carryOut);
        }

        void transmit(Bytes packet) {
            client.received(packet);
        }

        void tick() {
            link.tick(this::carryOut);
        }

        void end(int code, String reason) {
            if (!closed) {
                closed = true;
                closeCode = code;
                client.closed(code, reason);
            }
        }

        private void carryOut(LinkOutput output) {
            switch (output) {
                case LinkOutput.Transmit(Bytes packet) -> transmit(packet);
                case LinkOutput.HandshakeAsked(HandshakeRequest request) -> greet(request);
                case LinkOutput.Deliver deliver -> {
                    messages.add(deliver.message());
                    if (deliver.message() instanceof Message.Request request) {
                        answers.accept(this, request);
                    }
                }
                case LinkOutput.Close close -> end(close.code(), close.reason());
                case LinkOutput.HandshakeAnswered _, LinkOutput.Established _, LinkOutput.Unreadable _,
                        LinkOutput.Ignored _, LinkOutput.Kicked _ -> {}
            }
        }

        private void greet(HandshakeRequest request) {
            handshakes.add(request);
            rejection.ifPresentOrElse(
                    no -> link.reject(no, this::carryOut),
                    () -> {
                        boolean included = !request.dictVersion().equals(Optional.of(dictionary.version()));
                        link.accept(new HandshakeResponse.Accepted(heartbeat, time.now(), "json", dictionary, included,
                                Extensions.NONE, new JsonObject()), this::carryOut);
                    });
        }
    }
}
