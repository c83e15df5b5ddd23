package io.glassroom.protocol.link;

import io.glassroom.protocol.message.BodyException;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketDecoder;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.Time;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// One end of a connection, without the connection (protocol.md, sections 3 to 5). Bytes go in, [LinkOutput]s come
/// out, and time passes when somebody calls [#tick]. The same class serves the server, the client, the tests and the
/// lessons; it never reads a socket, starts a thread or asks the system for the time.
///
/// **Heartbeat.** From the moment it works, each end sends one heartbeat at once and one each interval. Whatever bytes
/// arrive prove that the peer lives; a silence of two intervals, at a server of two and a half, closes the link with 4001.
///
/// Not safe for several threads: owned by the connection's event loop.
public abstract sealed class Link permits ServerLink, ClientLink {

    static final Bytes HEARTBEAT = PacketEncoder.encode(new Packet.Heartbeat());
    static final Bytes ACK = PacketEncoder.encode(new Packet.HandshakeAck());

    private static final int SEEN = 64; // bytes of a faulty packet that a tap is shown

    private final LinkConfig config;
    private final Time time;
    private final Tap tap;
    private final String connection;
    private final PacketDecoder decoder;

    private volatile LinkState state = LinkState.OPENED; // written by the owner alone
    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private long interval; // of the heartbeat, nanoseconds; 0 for none
    private long openedAt;
    private long heardAt;
    private long beatAt; // when the next heartbeat is due
    private boolean deaf; // the owner has stopped reading

    Link(LinkConfig config, Time time, Tap tap, String connection) {
        this.config = config;
        this.time = time;
        this.tap = tap;
        this.connection = connection;
        this.decoder = new PacketDecoder(config.maxBody());
        this.openedAt = time.nanos();
        this.heardAt = openedAt;
    }

    /// May be asked by any thread.
    public final LinkState state() {
        return state;
    }

    /// What this connection compresses routes with, both ways. Empty until the handshake.
    public final RouteDictionary dictionary() {
        return dictionary;
    }

    /// The negotiated heartbeat; zero for none.
    public final Duration heartbeat() {
        return Duration.ofNanos(interval);
    }

    /// Takes what arrived, and says what follows.
    public final void receive(Bytes chunk, Consumer<? super LinkOutput> out) {
        decode(chunk, packet -> handle(packet, out), out);
    }

    /// The first half of [#receive]: cuts the bytes into packets. For an owner that lets somebody step between the two.
    public final void decode(Bytes chunk, Consumer<? super Packet> packets, Consumer<? super LinkOutput> out) {
        if (state == LinkState.CLOSED) {
            return;
        }
        heardAt = time.nanos();
        try {
            decoder.feed(chunk, packets);
            tellUnfinished();
        } catch (ProtocolException e) {
            if (state != LinkState.CLOSED) { // by a packet before the fault
                fail(e.fault(), decoder.unfinished(), out);
            }
        }
    }

    /// The bytes so far of a packet whose rest has not arrived; empty if there is none.
    public final Bytes unfinished() {
        return decoder.unfinished();
    }

    /// The second half of [#receive]: one packet, whole.
    public final void handle(Packet packet, Consumer<? super LinkOutput> out) {
        if (state == LinkState.CLOSED) {
            return;
        }
        FlowId flow = watch(packet);
        switch (packet) {
            case Packet.Handshake handshake -> handshake(handshake, out);
            case Packet.HandshakeAck ack -> acknowledged(ack, out);
            case Packet.Heartbeat _ -> {} // it has proved life by arriving
            case Packet.Data data -> message(data, flow, out);
            case Packet.Kick kick -> kicked(kick, out);
        }
    }

    abstract void handshake(Packet.Handshake packet, Consumer<? super LinkOutput> out);

    abstract void acknowledged(Packet.HandshakeAck packet, Consumer<? super LinkOutput> out);

    abstract void kicked(Packet.Kick packet, Consumer<? super LinkOutput> out);

    /// How long the peer may be silent, nanoseconds.
    abstract long patience(long interval);

    /// Looks for what is against the rules in a message that can be read, and does no harm.
    abstract void scrutinize(Packet.Data data, Message message);

    /// Whether this end is one that such messages are meant for.
    abstract boolean wants(Message message);

    private void message(Packet.Data data, FlowId flow, Consumer<? super LinkOutput> out) {
        if (state != LinkState.WORKING) {
            fail(outOfOrder("Data", state), data, out);
            return;
        }
        try {
            Message message = MessageCodec.decode(data.body(), dictionary, config.maxBody(), FieldSink.NONE);
            scrutinize(data, message);
            if (wants(message)) {
                if (message instanceof Message.Notify && MessageCodec.saysRequest(data.body())) {
                    ignore(new Fault(Rule.REQUEST_ID_ZERO, PacketEncoder.HEAD + 1, "id is 0: handled as a Notify"), data, out);
                }
                out.accept(new LinkOutput.Deliver(message, flow));
            } else {
                String kind = message.getClass().getSimpleName();
                ignore(new Fault(Rule.MESSAGE_DIRECTION, PacketEncoder.HEAD, kind + " from the wrong end"), data, out);
            }
        } catch (BodyException e) {
            report(e.fault(), data);
            out.accept(new LinkOutput.Unreadable(e.unread(), e.fault(), flow));
        } catch (ProtocolException e) {
            fail(e.fault(), data, out);
        }
    }

    /// Lets time pass: sends a heartbeat that is due, closes what has been silent for too long.
    ///
    /// @return how long until it wants to be called again; empty if time alone will change nothing
    public final Optional<Duration> tick(Consumer<? super LinkOutput> out) {
        long now = time.nanos();
        switch (state) {
            case OPENED, HANDSHAKEN -> {
                long left = openedAt + config.handshakeTimeout().toNanos() - now;
                if (left > 0) {
                    return Optional.of(Duration.ofNanos(left));
                }
                fail(new Fault(Rule.HANDSHAKE_TIMEOUT, 0, "still " + state + " after " + text(config.handshakeTimeout())), Bytes.EMPTY, out);
            }
            case WORKING -> {
                if (interval == 0) {
                    return Optional.empty();
                }
                long silent = deaf ? 0 : now - heardAt;
                long patience = patience(interval);
                if (silent >= patience) {
                    fail(new Fault(Rule.HEARTBEAT_TIMEOUT, 0, "nothing arrived for " + text(Duration.ofNanos(silent))), Bytes.EMPTY, out);
                    return Optional.empty();
                }
                if (now - beatAt >= 0) {
                    out.accept(new LinkOutput.Transmit(HEARTBEAT));
                    beatAt += interval;
                    if (now - beatAt >= 0) {
                        beatAt = now + interval; // time was stopped, or the owner came late: no burst of beats
                    }
                }
                return Optional.of(Duration.ofNanos(Math.min(beatAt - now, patience - silent)));
            }
            case CLOSED -> {}
        }
        return Optional.empty();
    }

    /// The owner does not read at the moment, so that silence proves nothing.
    public final void stopListening() {
        deaf = true;
    }

    /// The owner reads again: silence counts from here.
    public final void listenAgain() {
        deaf = false;
        heardAt = time.nanos();
    }

    /// A WebSocket text message came, which the protocol does not have.
    public final void refuseText(Consumer<? super LinkOutput> out) {
        if (state != LinkState.CLOSED) {
            fail(new Fault(Rule.TEXT_MESSAGE, 0, "a text message"), Bytes.EMPTY, out);
        }
    }

    /// The connection is gone, whoever closed it: nothing more comes out. Tells of a packet that broke off.
    public final void closed(String reason, Consumer<? super LinkOutput> out) {
        int rest = decoder.buffered();
        if (rest > 0 && state != LinkState.CLOSED) {
            Fault fault = new Fault(Rule.PACKET_INCOMPLETE, rest, "the connection ended " + rest + " bytes into a packet");
            report(fault, decoder.unfinished());
            out.accept(new LinkOutput.Ignored(fault));
        }
        enter(LinkState.CLOSED, reason);
    }

    final LinkConfig config() {
        return config;
    }

    final Time time() {
        return time;
    }

    final void agree(RouteDictionary agreed, Duration heartbeat) {
        dictionary = agreed;
        interval = heartbeat.toNanos();
    }

    final void work(Consumer<? super LinkOutput> out) {
        enter(LinkState.WORKING, "");
        beatAt = time.nanos(); // before the owner hears of it, who may tick at once
        out.accept(new LinkOutput.Established());
        tick(out);
    }

    final void enter(LinkState next, String detail) {
        LinkState before = state;
        if (before == next) {
            return;
        }
        state = next;
        if (tap.active()) {
            tap.emit(FlowId.NONE, new TapEvent.Link(connection, before.name(), next.name(), detail));
        }
    }

    final void ignore(Fault fault, Packet packet, Consumer<? super LinkOutput> out) {
        report(fault, packet);
        out.accept(new LinkOutput.Ignored(fault));
    }

    final void fail(Fault fault, Packet packet, Consumer<? super LinkOutput> out) {
        fail(fault, tap.active() ? PacketEncoder.encode(packet) : Bytes.EMPTY, out);
    }

    private void fail(Fault fault, Bytes seen, Consumer<? super LinkOutput> out) {
        report(fault, seen);
        switch (fault.rule().verdict()) {
            case Verdict.Close(int code) -> close(code, fault.reason(), Optional.of(fault), out);
            case Verdict.Answer _, Verdict.Ignore _ -> throw new IllegalArgumentException(fault.rule() + " does not close");
        }
    }

    final void close(int code, String reason, Optional<Fault> fault, Consumer<? super LinkOutput> out) {
        enter(LinkState.CLOSED, reason);
        out.accept(new LinkOutput.Close(code, clip(reason), fault));
    }

    /// As much of the text as a WebSocket close frame holds, in whole characters.
    private static String clip(String reason) {
        var characters = CharBuffer.wrap(reason);
        StandardCharsets.UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(characters, ByteBuffer.allocate(LinkOutput.Close.MAX_REASON), true);
        return reason.substring(0, characters.position());
    }

    static Fault outOfOrder(String what, LinkState state) {
        return new Fault(Rule.PACKET_ORDER, 0, what + " while " + state);
    }

    /// Tells of a fault that changes nothing.
    final void report(Fault fault, Packet packet) {
        if (tap.active()) {
            report(fault, PacketEncoder.encode(packet));
        }
    }

    final void report(Fault fault, Bytes seen) {
        if (tap.active()) {
            Bytes start = seen.length() > SEEN ? seen.slice(0, SEEN) : seen;
            tap.emit(FlowId.NONE, new TapEvent.Rejected(connection, fault, start));
        }
    }

    private void tellUnfinished() {
        int waiting = decoder.buffered();
        if (waiting > 0 && tap.active()) {
            var step = new TapEvent.Transport(connection, TapEvent.TransportStep.BUFFERED, 0, waiting, decoder.expected());
            tap.emit(FlowId.NONE, step);
        }
    }

    private FlowId watch(Packet packet) {
        if (!tap.active()) {
            return FlowId.NONE;
        }
        FlowId flow = packet instanceof Packet.Data ? tap.nextFlow() : FlowId.NONE;
        tap.emit(flow, new TapEvent.Frame(connection, Direction.IN, PacketEncoder.encode(packet)));
        return flow;
    }

    private static String text(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
