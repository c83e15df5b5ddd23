package io.glassroom.samples.bots;

import com.google.gson.JsonObject;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.handshake.Extensions;
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

/// A chat in memory and on virtual time, that writes down who said what when.
final class MemoryRoom implements Dialer {

    final List<String> log = new ArrayList<>();
    final List<Bytes> bytes = new ArrayList<>(); // packets of all clients, in the order of their coming
    final List<Line> lines = new ArrayList<>();
    final List<URI> dialled = new ArrayList<>();
    boolean down;
    boolean homeless; // no node has the room
    private final VirtualTime time;

    MemoryRoom(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void dial(URI server, WireListener listener) throws IOException {
        if (down) {
            throw new IOException("Connection refused");
        }
        dialled.add(server);
        var line = new Line(listener);
        lines.add(line);
        listener.opened(line);
    }

    long inside() {
        return lines.stream().filter(line -> line.joined).count();
    }

    final class Line implements Wire {
        private final WireListener client;
        private final ServerLink link = new ServerLink(LinkConfig.DEFAULT, time, Tap.NONE, "c");
        private boolean joined;

        Line(WireListener client) {
            this.client = client;
        }

        @Override
        public void send(Bytes packet) {
            bytes.add(packet);
            link.receive(packet, this::carryOut);
        }

        @Override
        public void close(int code, String reason) {
            if (lines.remove(this)) {
                note("left");
                client.closed(code, reason);
            }
        }

        void kick(String reason, int code) {
            link.kick(reason, code, this::carryOut);
        }

        void forget(String service) {
            joined = false;
            answer(new Message.Push(Route.of("onServiceReset"), Bytes.utf8("{\"services\":[\"" + service + "\"]}")));
        }

        private void carryOut(LinkOutput output) {
            switch (output) {
                case LinkOutput.Transmit(Bytes packet) -> client.received(packet);
                case LinkOutput.HandshakeAsked _ -> link.accept(
                        new HandshakeResponse.Accepted(Duration.ZERO, time.now(), "json", RouteDictionary.EMPTY, true,
                                Extensions.NONE, new JsonObject()), this::carryOut);
                case LinkOutput.Deliver deliver -> handle(deliver.message());
                case LinkOutput.Close close -> close(close.code(), close.reason());
                case LinkOutput.HandshakeAnswered _, LinkOutput.Established _, LinkOutput.Unreadable _,
                        LinkOutput.Ignored _, LinkOutput.Kicked _ -> {}
            }
        }

        private void handle(Message message) {
            switch (message) {
                case Message.Request request when homeless ->
                    answer(new Message.Response(request.id(), true, Bytes.utf8("{\"code\":503,\"message\":\"no node for Room\"}")));
                case Message.Request request -> {
                    joined = true;
                    note(request.route().text() + " " + request.body().utf8());
                    answer(new Message.Response(request.id(), false, Bytes.utf8("{\"code\":0,\"result\":\"success\"}")));
                }
                case Message.Notify notify -> {
                    note(notify.route().text() + " " + notify.body().utf8());
                    List.copyOf(lines).forEach(line -> line.answer(new Message.Push(Route.of("onMessage"), notify.body())));
                }
                case Message.Response _, Message.Push _ -> throw new AssertionError(message);
            }
        }

        private void answer(Message message) {
            client.received(MessageCodec.encodePacket(message, link.dictionary()));
        }

        private void note(String what) {
            log.add(time.nanos() / 1_000_000 + " " + what);
        }
    }
}
