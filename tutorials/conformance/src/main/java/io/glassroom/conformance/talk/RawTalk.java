package io.glassroom.conformance.talk;

import com.google.gson.JsonObject;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A conversation over a raw connection, step by step: say something, then hear what comes. It sends nothing by itself,
/// not even a heartbeat. Hearing blocks: for a virtual thread, one at a time.
public final class RawTalk implements AutoCloseable {

    private final Time time;
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>(); // Heard, or the mark of a wait's end
    private final PacketDecoder decoder = new PacketDecoder(PacketEncoder.MAX_BODY);
    private final AtomicInteger uneven = new AtomicInteger();
    private @Nullable RawWire wire;
    private Heard.@Nullable Ended ended;

    private RawTalk(Time time) {
        this.time = time;
    }

    /// Opens a connection and waits until it is open.
    ///
    /// @param dialer whose wires are [RawWire]s
    /// @throws IOException if there is no connection to be had
    public static RawTalk open(URI server, Dialer dialer, Time time) throws IOException {
        var talk = new RawTalk(time);
        dialer.dial(server, talk.new Ear());
        return talk;
    }

    /// This end's address as the server sees it.
    public String localAddress() {
        return wire().localAddress();
    }

    public void send(Bytes bytes) {
        wire().send(bytes);
    }

    public void send(Packet packet) {
        send(PacketEncoder.encode(packet));
    }

    public void sendText(Bytes text) {
        wire().sendText(text);
    }

    /// Is gone without a word.
    public void vanish() {
        wire().vanish();
    }

    /// The next thing that comes. After the end it is the end again.
    public Heard hear(Duration patience) throws InterruptedException {
        if (ended != null) {
            return ended;
        }
        Object mark = new Object();
        Time.Timer timer = time.after(patience, () -> arrived.add(mark));
        try {
            while (true) {
                switch (arrived.take()) {
                    case Heard.Ended end -> {
                        ended = end;
                        return end;
                    }
                    case Heard heard -> {
                        return heard;
                    }
                    case Object other when other == mark -> {
                        return new Heard.Silence();
                    }
                    case Object old -> {} // the mark of an earlier wait
                }
            }
        } finally {
            timer.cancel();
        }
    }

    /// The moment this long from now, for [#hearUntil].
    public long deadline(Duration patience) {
        return time.nanos() + patience.toNanos();
    }

    /// The next thing that comes before a moment: for who waits for one thing and is told others, heartbeats above all.
    public Heard hearUntil(long deadline) throws InterruptedException {
        return hear(Duration.ofNanos(Math.max(0, deadline - time.nanos())));
    }

    /// Our Handshake, as the bytes of a packet.
    public static Bytes introduction() {
        var request = HandshakeRequest.of("glassroom-compose", "1.0", new Extensions(false), new JsonObject());
        return PacketEncoder.encode(new Packet.Handshake(request.write()));
    }

    /// What a Handshake of the server says; empty if it refuses, or is none.
    public static Optional<Terms> terms(Packet packet) {
        if (!(packet instanceof Packet.Handshake(Bytes body))) {
            return Optional.empty();
        }
        try {
            return switch (HandshakeResponse.read(body, RouteDictionary.EMPTY)) {
                case HandshakeResponse.Accepted accepted ->
                    Optional.of(new Terms(accepted.dictionary(), accepted.heartbeat()));
                case HandshakeResponse.Rejected _ -> Optional.empty();
            };
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }

    /// How many WebSocket messages so far did not hold one packet each. Over TCP, which has no messages, this says
    /// nothing.
    public int unevenMessages() {
        return uneven.get();
    }

    /// Ends the connection properly.
    @Override
    public void close() {
        RawWire open = wire;
        if (open != null && ended == null) {
            open.close(1000, "that was all");
        }
    }

    private RawWire wire() {
        if (wire == null) {
            throw new IllegalStateException("the dialer has not opened a raw wire");
        }
        return wire;
    }

    private final class Ear implements WireListener {

        @Override
        public void opened(Wire open) {
            wire = (RawWire) open;
        }

        @Override
        public void received(Bytes chunk) {
            try {
                int[] packets = {0};
                decoder.feed(chunk, packet -> {
                    packets[0]++;
                    arrived.add(new Heard.Came(packet));
                });
                if (packets[0] != 1) {
                    uneven.incrementAndGet();
                }
            } catch (ProtocolException e) {
                arrived.add(new Heard.Garbled(e.fault()));
            }
        }

        @Override
        public void closed(int code, String reason) {
            arrived.add(new Heard.Ended(code, reason));
        }
    }
}
