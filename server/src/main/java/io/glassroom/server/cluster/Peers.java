package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent.Cluster.Change;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The other members, with a line to each and one from each.
///
/// **A line that breaks is a crash of the other end**, for both ends and in both directions ([Bond]): requests in flight
/// are answered 503, clients are told to begin anew, sessions that were lent are closed. To a member the lines are opened
/// again.
///
/// Peers and bonds change under this object's monitor, which nobody holds while waiting. Safe for any thread.
final class Peers {

    /// What has become of a member.
    ///
    /// @param detail why it left: `stopped`, `lost`
    record Step(Peer peer, MemberStep what, String detail) {}

    private final ClusterContext context;
    private final Supplier<@Nullable Member> self;
    private final GateSide gate;
    private final Hops hops;
    private final Map<String, Peer> peers = new LinkedHashMap<>(); // by id
    private @Nullable ServingSide serving; // null before the first life
    private @Nullable Lines lines; // of this life
    private volatile boolean closed;
    private volatile long view;

    /// @param self who this node is at the moment
    Peers(ClusterContext context, Supplier<@Nullable Member> self, GateSide gate) {
        this.context = context;
        this.self = self;
        this.gate = gate;
        this.hops = new Hops(context.tap());
    }

    // The lives of this member

    /// Begins a life.
    ///
    /// @return false if there is to be none any more
    synchronized boolean begin(Lines opened, ServingSide lent) {
        if (!closed) {
            lines = opened;
            serving = lent;
        }
        return !closed;
    }

    /// Ends a life: all lines break.
    ///
    /// @return the lines, to be closed; null if there were none
    synchronized @Nullable Lines leave() {
        bonds().forEach(bond -> end(bond, "this node joins again"));
        peers.clear();
        return lines;
    }

    /// Ends the last life: this node hears nothing of it.
    void close(Consumer<Lines> end) {
        Lines ending;
        synchronized (this) {
            closed = true;
            ending = lines;
        }
        if (ending != null) {
            end.accept(ending);
        }
    }

    boolean isClosed() {
        return closed;
    }

    // Who there is

    /// Opens lines to those who are new, and ends the lines to those who have left.
    ///
    /// @return what has changed
    synchronized List<Step> follow(Membership now, Member me) {
        view = now.view();
        var steps = new ArrayList<Step>();
        for (Peer peer : List.copyOf(peers.values())) {
            if (peer.isConfirmed() && now.find(peer.id()).isEmpty()) {
                steps.add(left(peer));
            }
        }
        for (Member member : now.members()) {
            if (!member.id().equals(me.id())) {
                seen(member, steps);
            }
        }
        return steps;
    }

    private Step left(Peer peer) {
        peers.remove(peer.id());
        Bond bond = peer.bond();
        if (bond != null) {
            end(bond, "it left the cluster");
        }
        return new Step(peer, MemberStep.LEFT, peer.isUp() ? "lost" : "stopped");
    }

    private void seen(Member member, List<Step> steps) {
        Peer peer = peers.computeIfAbsent(member.id(), id -> new Peer(member));
        boolean isNew = !peer.isConfirmed();
        boolean drains = member.state() == Member.State.DRAINING && (isNew || peer.isUp());
        peer.become(member);
        if (isNew && peer.bond() == null) {
            open(peer);
        }
        if (isNew) {
            steps.add(new Step(peer, MemberStep.JOINED, ""));
        }
        if (drains) {
            steps.add(new Step(peer, MemberStep.DRAINING, ""));
        }
    }

    synchronized List<Peer> all() {
        return List.copyOf(peers.values());
    }

    synchronized List<Bond> bonds() {
        var all = new ArrayList<Bond>();
        for (Peer peer : peers.values()) {
            Bond bond = peer.bond();
            if (bond != null) {
                all.add(bond);
            }
        }
        return all;
    }

    /// Whether every gate has taken its sessions back from this node.
    synchronized boolean areReleased() {
        return peers.values().stream()
                .filter(peer -> peer.isConfirmed() && peer.member().role().hasClients())
                .allMatch(peer -> {
                    Bond bond = peer.bond();
                    return bond == null || bond.isReleased();
                });
    }

    // Lines to them

    /// Under the monitor.
    ///
    /// @return null if the line has ended at once
    private @Nullable Bond open(Peer peer) {
        Member me = self.get();
        Lines own = lines;
        if (closed || me == null || own == null) {
            return null;
        }
        var bond = new Bond(peer, hops, context.config().lines(), context.counters(), context.time());
        bond.out(own.open(me, peer.member(), new Watch(bond)));
        if (bond.isBroken()) {
            return null;
        }
        peer.bond(bond);
        return bond;
    }

    private synchronized void openAgain(Peer peer) {
        if (peers.get(peer.id()) == peer && peer.bond() == null && peer.isConfirmed() && peer.isUp()) {
            open(peer);
        }
    }

    /// Both lines end here, whichever broke.
    private synchronized void end(Bond bond, String why) {
        if (bond.isBroken()) {
            return;
        }
        long bytes = bond.end();
        Peer peer = bond.peer();
        if (peer.bond() == bond) {
            peer.bond(null);
        }
        if (closed) {
            return;
        }
        hops.line(peer.name(), LineStep.BROKEN, bond.calls.size(), bytes, why);
        ServingSide lent = serving;
        Thread.startVirtualThread(() -> {
            gate.lost(bond, why);
            if (lent != null) {
                lent.lost(bond, why);
            }
        });
        if (peer.isConfirmed()) {
            context.time().after(peer.nextWait(), () -> openAgain(peer));
        } else {
            peers.remove(peer.id(), peer);
        }
    }

    private final class Watch implements Lines.Watch {
        private final Bond bond;

        Watch(Bond bond) {
            this.bond = bond;
        }

        @Override
        public void opened() {
            bond.peer().reached();
            hops.line(bond.peer().name(), LineStep.OPENED, 0, 0, "");
        }

        @Override
        public void full(int envelopes, long bytes) {
            hops.line(bond.peer().name(), LineStep.FULL, envelopes, bytes, "");
        }

        @Override
        public void drained(int envelopes, long bytes) {
            hops.line(bond.peer().name(), LineStep.DRAINED, envelopes, bytes, "");
        }

        @Override
        public void ended(String reason) {
            end(bond, reason);
        }
    }

    // Lines from them

    Lines.Acceptor door() {
        return new Door();
    }

    private final class Door implements Lines.Acceptor {

        @Override
        public Lines.Ear accept(Member member, Runnable hangUp) {
            return welcome(member, hangUp);
        }

        @Override
        public void refused(String who, String reason) {
            if (context.tap().active()) {
                var stranger = new NodeInfo(who, "", "", "", "", List.of());
                context.tap().emit(FlowId.NONE, new Change(stranger, MemberStep.REFUSED, view, reason));
            }
        }
    }

    private synchronized Lines.Ear welcome(Member member, Runnable hangUp) {
        Peer peer = peers.computeIfAbsent(member.id(), id -> new Peer(member));
        Bond bond = peer.bond();
        if (bond != null && bond.hasIn()) { // it has given the last one up already
            end(bond, "the other end began anew");
            peers.putIfAbsent(peer.id(), peer);
            bond = null;
        }
        if (bond == null) {
            bond = open(peer);
        }
        ServingSide lent = serving;
        if (bond == null || lent == null) {
            hangUp.run();
            return Ear.DEAF;
        }
        bond.in(hangUp);
        if (peer.isConfirmed() && !peer.isUp()) {
            release(peer); // the lines broke while it drains, and it waits to hear this again
        }
        return new Ear(bond, gate, lent, new Watch(bond)::ended);
    }

    /// Takes all sessions back from a peer that drains, in the background.
    void release(Peer peer) {
        Bond bond = peer.bond();
        if (bond != null) {
            Thread.startVirtualThread(() -> gate.release(bond));
        }
    }
}
