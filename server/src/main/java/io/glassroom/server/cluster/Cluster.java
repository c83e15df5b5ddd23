package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent.Cluster.Change;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.session.Presence;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.SessionListener;
import io.glassroom.server.session.Uid;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node's part in a cluster: knows the members, keeps a line to each and one from each, and puts together what a
/// [gate][GateSide] does and what a [node that serves][ServingSide] does.
///
/// **A line that breaks is a crash of the other end**, for both ends and in both directions ([Bond]): requests in flight
/// are answered 503, clients are told to begin anew, sessions that were lent are closed. The membership alone says who is
/// a member; to a member the lines are opened again.
///
/// Members and bonds change under this object's monitor, which nobody holds while waiting. Safe for any thread.
public final class Cluster implements SessionListener {

    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration RENEWAL = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofSeconds(5); // for what is forgotten after its time
    private static final Duration STEP = Duration.ofMillis(2); // how often a drain is looked after

    private final ClusterContext context;
    private final Locator locator;
    private final Whereabouts whereabouts;
    private final GateSide gate;
    private final Homes homes;
    private final Hops hops;
    private final Map<String, Peer> peers = new LinkedHashMap<>(); // by id; guarded by this
    private @Nullable ServingSide serving; // null until lines are accepted
    private @Nullable Lines lines; // of this life; guarded by this
    private volatile @Nullable Member self; // null until it joins; without number until it has joined
    private volatile Membership membership = Membership.NONE;
    private volatile boolean closed;

    public Cluster(ClusterContext context) {
        this.context = context;
        this.locator = new Locator(context.node(), context.engines().directory(), context.routings(), context.routes());
        this.whereabouts = new Whereabouts(context, locator);
        this.gate = new GateSide(context, locator, whereabouts);
        this.homes = new Homes(context, locator);
        this.hops = new Hops(context.tap());
    }

    /// The way to other nodes, for the node's dispatcher.
    public Forwarder forwarder() {
        return gate;
    }

    /// Who is online in the cluster.
    public Presence presence() {
        return whereabouts;
    }

    /// Whom this node sees at this moment.
    public Membership membership() {
        return membership;
    }

    // Coming

    /// Becomes a member, and serves others as soon as they hear of it.
    ///
    /// @param dispatcher handles what comes from them
    /// @param member without id, number and lines
    /// @throws IOException if the cluster does not want it or cannot be reached, or an address cannot be had; the message
    ///     is one line for people
    public void join(Dispatcher dispatcher, Member member) throws IOException {
        synchronized (this) {
            serving = new ServingSide(context, dispatcher);
        }
        context.groups().listen(homes);
        live(member);
        context.time().after(SWEEP, this::sweep);
        context.time().after(RENEWAL, this::renew);
    }

    /// Begins a life as a member, under an id that nobody has had.
    private void live(Member member) throws IOException {
        String id = UUID.randomUUID().toString();
        Lines opened = context.engines().lines().of(id);
        synchronized (this) {
            if (closed) {
                opened.close();
                return;
            }
            lines = opened;
            self = member.reborn(id, "");
        }
        whereabouts.joined(id);
        Member born = member.reborn(id, opened.listen(new Door()));
        homes.joined(born);
        self = born;
        context.engines().roster().join(born, this::heard);
    }

    /// The cluster has taken this node for another, as may happen when two halves meet again: it comes again as a new one.
    private void liveAgain(Member before) {
        LOG.log(System.Logger.Level.WARNING, "{0} is no member any more, and joins again", before);
        Lines old;
        synchronized (this) {
            bonds().forEach(bond -> end(bond, "this node joins again"));
            peers.clear();
            locator.learn("", Membership.NONE, List.of());
            old = lines;
        }
        if (old != null) {
            old.close();
        }
        try {
            live(before.in(Member.State.UP));
        } catch (IOException e) {
            if (!closed) {
                LOG.log(System.Logger.Level.WARNING, "cannot join again yet: {0}", e.getMessage());
                context.time().after(SWEEP, () -> Thread.startVirtualThread(() -> liveAgain(before)));
            }
        }
    }

    private void heard(Membership now) {
        var changes = new ArrayList<Runnable>();
        synchronized (this) {
            Member me = self;
            if (closed || me == null) {
                return;
            }
            if (now.find(me.id()).isEmpty()) {
                if (me.number() > 0) {
                    self = me.numbered(0); // once is enough
                    Thread.startVirtualThread(() -> liveAgain(me));
                }
                return;
            }
            membership = now;
            now.find(me.id()).filter(known -> known.number() != me.number()).ifPresent(this::numbered);
            for (Peer peer : List.copyOf(peers.values())) {
                if (peer.isConfirmed() && now.find(peer.id()).isEmpty()) {
                    changes.add(left(peer, now.view()));
                }
            }
            for (Member member : now.members()) {
                if (!member.id().equals(me.id())) {
                    changes.add(seen(member, now.view()));
                }
            }
            locator.learn(me.id(), now, peers.values());
        }
        changes.forEach(Runnable::run);
    }

    private void numbered(Member me) {
        self = me;
        context.numbered().accept(me.number());
        tell(me, MemberStep.JOINED, membership.view(), "");
    }

    /// @return what follows
    private Runnable left(Peer peer, long view) {
        peers.remove(peer.id());
        Bond bond = peer.bond();
        String why = peer.isUp() ? "lost" : "stopped";
        if (bond != null) {
            end(bond, "it left the cluster");
        }
        return () -> {
            tell(peer.member(), MemberStep.LEFT, view, why);
            whereabouts.renew();
            homes.renew();
            NodeInfo gone = peer.member().info();
            Thread.startVirtualThread(() -> context.left().accept(gone));
        };
    }

    private Runnable seen(Member member, long view) {
        Peer peer = peers.computeIfAbsent(member.id(), id -> new Peer(member));
        boolean isNew = !peer.isConfirmed();
        boolean drains = member.state() == Member.State.DRAINING && (isNew || peer.isUp());
        peer.become(member);
        if (isNew && peer.bond() == null) {
            open(peer);
        }
        return () -> {
            if (isNew) {
                tell(member, MemberStep.JOINED, view, "");
                whereabouts.renew();
                homes.renew();
            }
            Bond bond = peer.bond();
            if (drains) {
                tell(member, MemberStep.DRAINING, view, "");
                if (bond != null) {
                    Thread.startVirtualThread(() -> gate.release(bond));
                }
            }
        };
    }

    private void tell(Member member, MemberStep step, long view, String detail) {
        if (context.tap().active()) {
            context.tap().emit(FlowId.NONE, new Change(member.info(), step, view, detail));
        }
    }

    // Lines

    /// Under the monitor.
    ///
    /// @return null if the line has ended at once
    private @Nullable Bond open(Peer peer) {
        Member me = self;
        Lines own = lines;
        if (closed || me == null || own == null) {
            return null;
        }
        var bond = new Bond(peer, hops, context.config().lines(), context.counters());
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

    private final class Door implements Lines.Acceptor {

        @Override
        public Lines.Ear accept(Member member, Runnable hangUp) {
            return welcome(member, hangUp);
        }

        @Override
        public void refused(String who, String reason) {
            if (context.tap().active()) {
                var stranger = new NodeInfo(who, "", "", "", "", List.of());
                context.tap().emit(FlowId.NONE, new Change(stranger, MemberStep.REFUSED, membership.view(), reason));
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
            return new Deaf();
        }
        bond.in(hangUp);
        return new Ear(bond, lent);
    }

    private final class Ear implements Lines.Ear {
        private final Bond bond;
        private final ServingSide lent;

        Ear(Bond bond, ServingSide lent) {
            this.bond = bond;
            this.lent = lent;
        }

        @Override
        public void received(Envelope envelope, int bytes) {
            if (bond.isBroken()) {
                return;
            }
            switch (envelope.letter()) {
                case Letter.ToGate letter -> gate.received(bond, envelope, bytes, letter);
                case Letter.ToServing letter -> lent.received(bond, envelope, bytes, letter);
            }
        }

        @Override
        public void ended(String reason) {
            end(bond, reason);
        }
    }

    private record Deaf() implements Lines.Ear {
        @Override
        public void received(Envelope envelope, int bytes) {}

        @Override
        public void ended(String reason) {}
    }

    private synchronized List<Bond> bonds() {
        var all = new ArrayList<Bond>();
        for (Peer peer : peers.values()) {
            Bond bond = peer.bond();
            if (bond != null) {
                all.add(bond);
            }
        }
        return all;
    }

    // Now and then

    private void sweep() {
        ServingSide lent;
        synchronized (this) {
            lent = serving;
        }
        if (closed || lent == null) {
            return;
        }
        long before = context.time().nanos() - context.requestTimeout().plus(LATE).toNanos();
        for (Bond bond : bonds()) {
            gate.expire(bond, before);
            lent.expire(bond, before);
        }
        context.time().after(SWEEP, this::sweep);
    }

    private void renew() {
        if (!closed) {
            whereabouts.renew();
            homes.renew();
            context.time().after(RENEWAL, this::renew);
        }
    }

    // From the agents of this node

    @Override
    public void bound(Session session, Uid uid) {
        gate.tellNews(session, null);
        if (Thread.currentThread().isVirtual()) {
            whereabouts.bound(session, uid);
        } else { // an event loop
            Thread.startVirtualThread(() -> whereabouts.bound(session, uid));
        }
    }

    @Override
    public void renamed(Session session, String name) {
        gate.tellNews(session, null);
    }

    @Override
    public void ended(Session session) {
        if (!closed) {
            gate.ended(session);
            whereabouts.ended(session);
        }
    }

    // Going

    /// Tells the others that this member takes nothing new. It goes on with what it has begun.
    public void drain() {
        Member me = self;
        if (me != null && me.number() > 0) {
            Member draining = me.in(Member.State.DRAINING);
            self = draining;
            try {
                context.engines().roster().update(draining);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "the others cannot be told that {0} drains: {1}", me, e.getMessage());
            }
        }
    }

    /// Waits until every gate has taken its sessions back, and has all its answers.
    ///
    /// @param grace longest wait
    public void awaitRelease(Duration grace) {
        for (long left = grace.dividedBy(STEP); left > 0 && !isReleased(); left--) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private synchronized boolean isReleased() {
        boolean released = peers.values().stream()
                .filter(peer -> peer.isConfirmed() && peer.member().role().hasClients())
                .allMatch(peer -> {
                    Bond bond = peer.bond();
                    return bond == null || bond.isReleased();
                });
        return released && (serving == null || serving.isIdle());
    }

    /// Closes the lines, and leaves. Closing twice is harmless.
    public void close() {
        shut(Lines::close);
    }

    private void shut(Consumer<Lines> end) {
        Lines ending;
        synchronized (this) {
            closed = true;
            ending = lines;
        }
        if (ending != null) {
            end.accept(ending);
        }
        context.engines().roster().close();
    }

    /// Ends as a crash would: nobody is told anything.
    public void kill() {
        bonds().forEach(Bond::fallSilent);
        shut(Lines::breakOff);
    }

    // Figures

    /// Lines to other members that are open.
    public int lines() {
        return bonds().size();
    }

    /// Bytes that wait: for other members, and here for their handlers.
    public long waiting() {
        ServingSide lent;
        synchronized (this) {
            lent = serving;
        }
        return bonds().stream().mapToLong(Bond::waiting).sum() + (lent == null ? 0 : lent.waiting());
    }

    public ClusterCounters counters() {
        return context.counters();
    }
}
