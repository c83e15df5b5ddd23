package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import java.util.concurrent.atomic.AtomicLong;

/// Tells watchers what goes from node to node. What nobody watches has no number, and costs nothing.
final class Hops {

    /// What an envelope is about, for those who watch.
    ///
    /// @param route empty for what has none
    /// @param client `c17@gate-1`; empty for a push to several
    record About(HopKind kind, String route, String client, int sessions) {
        static About session(String client) {
            return new About(HopKind.SESSION, "", client, 1);
        }
    }

    private final Tap tap;
    private final AtomicLong sent = new AtomicLong();

    Hops(Tap tap) {
        this.tap = tap;
    }

    boolean watched() {
        return tap.active();
    }

    Envelope envelope(FlowId flow, Letter letter) {
        return flow.isNone() && !tap.active()
                ? Envelope.of(letter)
                : new Envelope(flow, sent.incrementAndGet(), letter);
    }

    void out(String peer, Envelope envelope, int bytes, About about) {
        tell(Direction.OUT, peer, envelope, bytes, about);
    }

    void in(String peer, Envelope envelope, int bytes, About about) {
        tell(Direction.IN, peer, envelope, bytes, about);
    }

    private void tell(Direction direction, String peer, Envelope envelope, int bytes, About about) {
        tap.emit(
                envelope.flow(),
                new TapEvent.Cluster.Hop(
                        direction, peer, about.kind(), about.route(), about.client(), about.sessions(), envelope.number(), bytes));
    }

    void line(String peer, LineStep what, int envelopes, long bytes, String detail) {
        if (tap.active()) {
            tap.emit(FlowId.NONE, new TapEvent.Cluster.Line(peer, what, envelopes, bytes, detail));
        }
    }
}
