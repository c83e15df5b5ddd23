package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The way of an impaired connection's bytes: a [Lane] for each direction. It is there while something is done to the
/// connection, and until what was under way by then has arrived.
///
/// **Bounds.** Of what is sent, as much may be under way as the [OutboundPolicy] lets wait; then the connection closes
/// with 4003, whatever the policy says. When a megabyte of what was received is under way, no more is read.
///
/// **The end.** Who hangs up is heard behind what was sent before, and while nothing passes not at all: the heartbeat
/// tells then. A close waits for what is under way; if that does not pass, the connection is reset after two seconds.
///
/// Owned by the connection's event loop, but for [#send] and [#close].
final class Detour {

    private static final long MOST_IN = 1 << 20; // bytes

    private final FaultStation station;
    private final Breakable wire;
    private final ConnectionHandler handler;
    private final TransportSettings settings;
    private final Lane in;
    private final Lane out;
    private final PacketBorders borders;
    private Impairment impairment = Impairment.NONE;
    private volatile boolean closing;
    private volatile boolean deaf; // the handler wants nothing at the moment
    private boolean full; // and therefore not reading
    private boolean delivering;
    private @Nullable Closing gone; // the wire is; the handler is not told yet
    private boolean told;

    Detour(
            FaultStation station,
            Breakable wire,
            ConnectionHandler handler,
            TransportSettings settings,
            long seed,
            boolean deaf) {
        this.station = station;
        this.wire = wire;
        this.handler = handler;
        this.settings = settings;
        this.deaf = deaf;
        var random = new SplittableRandom(seed);
        this.in = new Lane(settings.time(), random.split(), () -> wire.onLoop(this::deliverIn));
        this.out = new Lane(settings.time(), random.split(), () -> wire.onLoop(this::deliverOut));
        this.borders = new PacketBorders(handler.unfinished());
    }

    void impair(Impairment next) {
        impairment = next;
        in.impair(next);
        out.impair(next);
        deliverIn();
        deliverOut();
    }

    // In

    void received(Bytes chunk) {
        borders.cut(chunk, this::arrived);
        deliverIn();
        if (in.bytes() > MOST_IN && !full) {
            full = true;
            wire.pauseReading();
        }
    }

    private void arrived(Bytes piece, boolean begins, boolean ends) {
        if (in.put(piece.length(), begins, ends, () -> handOn(piece)) == Lane.Entry.LOST) {
            tellLost(ends ? 1 : 0, piece.length());
        }
    }

    void receivedText() {
        in.put(0, true, true, handler::receivedText);
        deliverIn();
    }

    private void handOn(Bytes piece) {
        int most = impairment.sliceBytes() == 0 ? piece.length() : impairment.sliceBytes();
        for (int at = 0; at < piece.length() && !closing; at += most) {
            handler.received(piece.slice(at, Math.min(at + most, piece.length())));
        }
    }

    private void deliverIn() {
        if (delivering) {
            return; // the handler has caused it: it goes on when the handler returns
        }
        delivering = true;
        try {
            for (Runnable next = nextIn(); next != null; next = nextIn()) {
                next.run();
            }
        } finally {
            delivering = false;
        }
        if (full && in.bytes() <= MOST_IN / 2) {
            full = false;
            if (!deaf) {
                wire.resumeReading();
            }
        }
        endIfIdle();
    }

    private @Nullable Runnable nextIn() {
        return closing || deaf && gone == null ? null : in.take();
    }

    void pauseReading() {
        deaf = true;
        wire.pauseReading();
    }

    void resumeReading() {
        deaf = false;
        wire.onLoop(() -> {
            if (!full) {
                wire.resumeReading();
            }
            deliverIn();
        });
    }

    // Out

    /// Any thread.
    ///
    /// @return false if the detour is over
    boolean send(Bytes packet, Delivery delivery) {
        if (closing) {
            throw new ClosedConnectionException(wire.id());
        }
        OutboundPolicy most = settings.outbound();
        int packets = out.packets();
        if (packets >= most.maxPackets() || packets > 0 && out.bytes() + packet.length() > most.maxBytes()) {
            close(Closing.TOO_SLOW, "too slow: " + packets + " packets wait");
            throw new FullQueueException(wire.id(), packets);
        }
        Lane.Entry entry = out.put(packet.length(), true, true, () -> wire.send(packet, delivery));
        switch (entry) {
            case TAKEN, OVER -> {}
            case WAKE -> wire.onLoop(this::deliverOut);
            case LOST -> tellLost(1, packet.length());
        }
        return entry != Lane.Entry.OVER;
    }

    private void deliverOut() {
        for (Runnable next = out.take(); next != null; next = out.take()) {
            try {
                next.run();
            } catch (ClosedConnectionException | FullQueueException e) {
                // Nobody is left to hear it.
            }
        }
        endIfIdle();
    }

    void halfClose() {
        out.last(wire::halfClose);
        out.mute();
        deliverOut();
    }

    // The end

    /// Any thread.
    void close(int code, String reason) {
        if (closing) {
            return;
        }
        closing = true;
        if (out.last(() -> wire.close(code, reason)) == Lane.Entry.OVER) {
            wire.close(code, reason);
            return;
        }
        settings.time().after(out.length().plus(SocketConnection.CLOSE_TIMEOUT), () -> wire.onLoop(this::giveUp));
        wire.onLoop(() -> {
            deliverOut();
            tellGone();
        });
    }

    void reset() {
        closing = true;
        giveUp();
    }

    private void giveUp() {
        if (gone == null && !told) {
            wire.reset();
        }
        tellGone();
    }

    void closed(Closing why) {
        gone = why;
        if (closing) {
            tellGone();
        } else {
            in.last(this::tellGone);
            deliverIn();
        }
    }

    private void tellGone() {
        Closing why = gone;
        if (why != null && !told) {
            told = true;
            closing = true;
            station.end();
            handler.closed(why.code(), why.reason());
        }
    }

    void execute(Runnable task) {
        wire.onLoop(() -> {
            if (!told) {
                task.run();
            }
        });
    }

    private void endIfIdle() {
        if (!closing && gone == null && in.isIdle() && out.end()) {
            station.goStraight();
        }
    }

    private void tellLost(int packets, long bytes) {
        Tap tap = settings.tap();
        if (tap.active()) {
            tap.emit(FlowId.NONE, new TapEvent.Transport(wire.id(), TransportStep.LOST, packets, bytes));
        }
    }
}
