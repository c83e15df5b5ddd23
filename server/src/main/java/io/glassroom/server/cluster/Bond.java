package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.time.Time;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One life of the two lines between this node and another, and all that depends on them: if one breaks, both end, and so
/// does everything in here, at both ends alike. What comes after is another bond.
///
/// Sending is safe for any thread.
final class Bond {

    private final Peer peer;
    private final Hops hops;
    private final LineConfig config;
    private final ClusterCounters counters;
    private volatile @Nullable Line out;
    private volatile @Nullable Runnable hangUp; // ends the line in; null while there is none
    private volatile boolean broken;
    private volatile boolean released;

    /// Sessions of this gate that the peer has met.
    final Set<LocalSession> met = ConcurrentHashMap.newKeySet();
    /// Requests that the peer is to answer.
    final Map<Long, Call> calls = new ConcurrentHashMap<>();
    /// Sessions that the peer, which is their gate, has lent to this node.
    final Map<Long, RemoteAgent> lent = new ConcurrentHashMap<>();
    /// Those that it has lent no more, and that still owe it answers.
    final Set<RemoteAgent> owing = ConcurrentHashMap.newKeySet();
    /// What this node has asked the peer for, on behalf of those.
    final Asks asks;
    final GateWay way;

    Bond(Peer peer, Hops hops, LineConfig config, ClusterCounters counters, Time time) {
        this.peer = peer;
        this.hops = hops;
        this.config = config;
        this.counters = counters;
        this.asks = new Asks(this, time);
        this.way = new GateWay(this);
    }

    Peer peer() {
        return peer;
    }

    void out(Line line) {
        out = line;
    }

    boolean hasIn() {
        return hangUp != null;
    }

    void in(Runnable other) {
        hangUp = other;
    }

    boolean isBroken() {
        return broken;
    }

    /// Ends both lines.
    ///
    /// @return how many bytes were still to be sent; empty if it was broken already
    long end() {
        broken = true;
        Line line = out;
        long lost = 0;
        if (line != null) {
            lost = line.waiting();
            line.close();
        }
        Runnable in = hangUp;
        if (in != null) {
            in.run();
        }
        return lost;
    }

    /// Says nothing more.
    void fallSilent() {
        broken = true;
    }

    /// The gate at the other end has seen that this node drains.
    void release() {
        released = true;
    }

    boolean isReleased() {
        return released;
    }

    long waiting() {
        Line line = out;
        return line == null ? 0 : line.waiting();
    }

    /// Whether little enough waits that one more need not wait for room.
    boolean isRoomy() {
        return waiting() < config.queueBytes() / 2;
    }

    /// See [Line#offer].
    int offer(FlowId flow, Letter letter, Hops.@Nullable About about) {
        Line line = out;
        if (line == null || broken) {
            return Line.ENDED;
        }
        Envelope envelope = hops.envelope(flow, letter);
        return line.offer(envelope, witness(envelope, about));
    }

    /// See [Line#send].
    int send(FlowId flow, Letter letter, Hops.@Nullable About about) {
        Line line = out;
        if (line == null || broken) {
            return Line.ENDED;
        }
        Envelope envelope = hops.envelope(flow, letter);
        return line.send(envelope, config.patience(), witness(envelope, about));
    }

    /// See [Line#force].
    int force(FlowId flow, Letter letter, Hops.@Nullable About about) {
        Line line = out;
        if (line == null || broken) {
            return Line.ENDED;
        }
        Envelope envelope = hops.envelope(flow, letter);
        return line.force(envelope, witness(envelope, about));
    }

    /// Sends what must arrive: waits for room on a thread that may wait, and goes beyond the bound at last.
    int deliver(FlowId flow, Letter letter, Hops.@Nullable About about) {
        int sent = offer(flow, letter, about);
        if (sent == Line.FULL && mayWait()) {
            sent = send(flow, letter, about);
        }
        return sent == Line.FULL ? force(flow, letter, about) : sent;
    }

    /// Sends what may be given up: waits for room if the policy says so, on a thread that may wait.
    ///
    /// @param lossy whether it never waits
    /// @return its bytes; [Line#FULL] if it was shed, [Line#ENDED] if the line has ended
    int trySend(FlowId flow, Letter letter, Hops.@Nullable About about, boolean lossy) {
        int sent = offer(flow, letter, about);
        if (sent == Line.FULL && !lossy && config.whenFull() == LineConfig.WhenFull.SLOW && mayWait()) {
            sent = send(flow, letter, about);
        }
        if (sent == Line.FULL) {
            counters.shed.increment();
            shed(about == null ? "" : about.route());
        }
        return sent;
    }

    void shed(String route) {
        hops.line(peer.name(), LineStep.SHED, 1, 0, route);
    }

    boolean watched() {
        return hops.watched();
    }

    /// Tells watchers of what came in.
    void heard(Envelope envelope, int bytes, Hops.About about) {
        hops.in(peer.name(), envelope, bytes, about);
    }

    /// Tells watchers of what goes out before anything can come of it.
    private Line.Witness witness(Envelope envelope, Hops.@Nullable About about) {
        return about == null || !hops.watched() ? Line.Witness.NONE : bytes -> hops.out(peer.name(), envelope, bytes, about);
    }

    /// Handlers, stages and tasks run on virtual threads. Event loops and timers do not, and must not wait.
    private static boolean mayWait() {
        return Thread.currentThread().isVirtual();
    }

    @Override
    public String toString() {
        return "lines to " + peer;
    }
}
