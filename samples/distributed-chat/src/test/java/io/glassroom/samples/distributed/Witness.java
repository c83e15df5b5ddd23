package io.glassroom.samples.distributed;

import com.google.gson.JsonObject;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.link.ClientLink;
import io.glassroom.protocol.link.LinkConfig;
import io.glassroom.protocol.link.LinkOutput;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.node.Node;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client over a real WebSocket that notes all it is sent, answers and pushes alike, in the order of their coming. Waits
/// ten seconds at most.
final class Witness implements WireListener, AutoCloseable {

    private static final long PATIENCE = 10; // seconds

    private final ClientLink link = new ClientLink(LinkConfig.DEFAULT, new VirtualTime(), Tap.NONE, "witness", RouteDictionary.EMPTY);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch working = new CountDownLatch(1);
    private volatile Wire wire;
    private int lastId;

    private Witness() {}

    /// Connected on the path of nano's clients, and not logged in.
    static Witness at(Node gate) throws IOException, InterruptedException {
        var witness = new Witness();
        Dialer.standard().dial(gate.uri().resolve("/nano"), witness);
        if (!witness.working.await(PATIENCE, TimeUnit.SECONDS)) {
            throw new AssertionError("no handshake with " + gate.uri());
        }
        return witness;
    }

    /// Connected and in the room.
    static Witness at(Node gate, String nickname) throws IOException, InterruptedException {
        Witness witness = at(gate);
        witness.ask("BindService.Login", "{\"nickname\":\"" + nickname + "\"}");
        witness.hear(); // the answer
        witness.hear(); // the members
        witness.enter();
        return witness;
    }

    /// Waits until the login is over that is under way. The members are told before one is in the room; what a client
    /// sends waits for its own login, but who logs in at another gate does not.
    void enter() throws InterruptedException {
        ask("RoomService.JoinRoom", "{}"); // who is in the room stays in it
        String answer = hear();
        if (!answer.startsWith("answer ")) {
            throw new AssertionError(answer);
        }
    }

    /// Sends a request whose answer will be heard as `answer {…}` or `refused N …`.
    synchronized void ask(String route, String body) {
        send(new Message.Request(++lastId, Route.of(route), Bytes.utf8(body)));
    }

    synchronized void tell(String route, String body) {
        send(new Message.Notify(Route.of(route), Bytes.utf8(body)));
    }

    void say(String name, String content) {
        tell("RoomService.SyncMessage", "{\"name\":\"" + name + "\",\"content\":\"" + content + "\"}");
    }

    private void send(Message message) {
        wire.send(MessageCodec.encodePacket(message, link.dictionary()));
    }

    /// The next thing that came.
    String hear() throws InterruptedException {
        String next = heard.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    /// The next thing that came and that is not `except`.
    String hearBut(String except) throws InterruptedException {
        String next = hear();
        while (next.startsWith(except)) {
            next = hear();
        }
        return next;
    }

    @Override
    public synchronized void opened(Wire open) {
        wire = open;
        link.start(HandshakeRequest.of("witness", "1", Extensions.NONE, new JsonObject()), this::carryOut);
    }

    @Override
    public synchronized void received(Bytes chunk) {
        link.receive(chunk, this::carryOut);
    }

    @Override
    public void closed(int code, String reason) {
        heard.add("closed " + code);
    }

    private void carryOut(LinkOutput output) {
        switch (output) {
            case LinkOutput.Transmit(Bytes packet) -> wire.send(packet);
            case LinkOutput.Established _ -> working.countDown();
            case LinkOutput.Deliver deliver -> heard.add(text(deliver.message()));
            case LinkOutput.Kicked(Bytes body) -> heard.add("kick " + body.utf8());
            case LinkOutput.Close close -> heard.add("fault " + close.reason());
            case LinkOutput.HandshakeAsked _, LinkOutput.HandshakeAnswered _, LinkOutput.Unreadable _, LinkOutput.Ignored _ -> {}
        }
    }

    private static String text(Message message) {
        return switch (message) {
            case Message.Response(long _, boolean error, Bytes body) -> (error ? "refused " : "answer ") + body.utf8();
            case Message.Push(Route route, Bytes body) -> route.text() + " " + body.utf8();
            case Message.Request _, Message.Notify _ -> throw new AssertionError(message);
        };
    }

    @Override
    public void close() {
        wire.close(1000, "");
    }
}
