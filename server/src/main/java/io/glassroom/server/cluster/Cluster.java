package io.glassroom.server.cluster;

import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.NodeInfo;
import io.glassroom.protocol.tap.TapEvent.Cluster.Change;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.server.dispatch.Dispatcher;
import io.glassroom.server.dispatch.Forwarder;
import io.glassroom.server.schedule.Patience;
import io.glassroom.server.session.Presence;
import io.glassroom.server.session.Session;
import io.glassroom.server.session.SessionListener;
import io.glassroom.server.session.Uid;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One node's part in a cluster: is a member, follows the membership, and puts together the [lines][Peers] to the others,
/// what a [gate][GateSide] does and what a [node that serves][ServingSide] does. The membership alone says who is a member.
///
/// What follows from a membership changes under this object's monitor, which nobody holds while waiting. Safe for any
/// thread.
public final class Cluster implements SessionListener {

    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration RENEWAL = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofSeconds(5); // for what is forgotten after its time

    private final ClusterContext context;
    private final Locator locator;
    private final Whereabouts whereabouts;
    private final GateSide gate;
    private final Homes homes;
    private final Peers peers;
    private volatile @Nullable ServingSide serving; // null until it joins
    private volatile @Nullable Member self; // null until it joins; without number until it has joined
    private volatile Membership membership = Membership.NONE;

    public Cluster(ClusterContext context) {
        this.context = context;
        this.locator = new Locator(context);
        this.whereabouts = new Whereabouts(context, locator);
        this.gate = new GateSide(context, locator, whereabouts);
        this.homes = new Homes(context, locator);
        this.peers = new Peers(context, () -> self, gate);
    }

    /// The way to other nodes, for the node's dispatcher.
    public Forwarder forwarder() {
        return gate.forwarder();
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
        var lent = new ServingSide(context, dispatcher);
        serving = lent;
        context.groups().listen(homes);
        live(member, lent);
        context.time().after(SWEEP, this::sweep);
        context.time().after(RENEWAL, this::renew);
    }

    /// Begins a life as a member, under an id that nobody has had.
    private void live(Member member, ServingSide lent) throws IOException {
        String id = UUID.randomUUID().toString();
        Lines opened = context.engines().lines().of(id);
        self = member.reborn(id, "");
        if (!peers.begin(opened, lent)) {
            opened.close();
            return;
        }
        whereabouts.joined(id);
        Member born = member.reborn(id, opened.listen(peers.door()));
        homes.joined(born);
        self = born;
        context.engines().roster().join(born, now -> heard(now, lent));
    }

    /// The cluster has taken this node for another, as may happen when two halves meet again: it comes again as a new one.
    private void liveAgain(Member before, ServingSide lent) {
        LOG.log(System.Logger.Level.WARNING, "{0} is no member any more, and joins again", before);
        Lines old;
        synchronized (this) {
            old = peers.leave();
            locator.learn("", Membership.NONE, List.of());
        }
        if (old != null) {
            old.close();
        }
        try {
            live(before.in(Member.State.UP), lent);
        } catch (IOException e) {
            if (!peers.isClosed()) {
                LOG.log(System.Logger.Level.WARNING, "cannot join again yet: {0}", e.getMessage());
                context.time().after(SWEEP, () -> Thread.startVirtualThread(() -> liveAgain(before, lent)));
            }
        }
    }

    private void heard(Membership now, ServingSide lent) {
        List<Peers.Step> steps;
        synchronized (this) {
            Member me = self;
            if (peers.isClosed() || me == null) {
                return;
            }
            if (now.find(me.id()).isEmpty()) {
                if (me.number() > 0) {
                    self = me.numbered(0); // once is enough
                    Thread.startVirtualThread(() -> liveAgain(me, lent));
                }
                return;
            }
            now.find(me.id())
                    .filter(known -> known.number() != me.number())
                    .ifPresent(known -> numbered(known, now.view()));
            steps = peers.follow(now, me);
            locator.learn(me.id(), now, peers.all());
            membership = now; // last: whoever sees it finds all ways open
        }
        steps.forEach(step -> tell(step, now.view()));
    }

    private void numbered(Member me, long view) {
        self = me;
        context.numbered().accept(me.number());
        tell(me, MemberStep.JOINED, view, "");
    }

    private void tell(Peers.Step step, long view) {
        Peer peer = step.peer();
        tell(peer.member(), step.what(), view, step.detail());
        switch (step.what()) {
            case JOINED -> renewAll();
            case DRAINING -> peers.release(peer);
            case LEFT -> {
                renewAll();
                NodeInfo gone = peer.member().info();
                Thread.startVirtualThread(() -> context.left().accept(gone));
            }
            case REFUSED -> throw new IllegalArgumentException(step + " is no member");
        }
    }

    private void tell(Member member, MemberStep step, long view, String detail) {
        if (context.tap().active()) {
            context.tap().emit(FlowId.NONE, new Change(member.info(), step, view, detail));
        }
    }

    // Now and then

    private void sweep() {
        ServingSide lent = serving;
        if (peers.isClosed() || lent == null) {
            return;
        }
        long before = context.time().nanos() - context.requestTimeout().plus(LATE).toNanos();
        for (Bond bond : peers.bonds()) {
            gate.expire(bond, before);
            lent.expire(bond, before);
        }
        context.time().after(SWEEP, this::sweep);
    }

    private void renew() {
        if (!peers.isClosed()) {
            renewAll();
            context.time().after(RENEWAL, this::renew);
        }
    }

    private void renewAll() {
        whereabouts.renew();
        homes.renew();
    }

    // From the agents of this node

    @Override
    public void bound(Session session, Uid uid) {
        gate.tellNews(session);
        if (Thread.currentThread().isVirtual()) {
            whereabouts.bound(session, uid);
        } else { // an event loop
            Thread.startVirtualThread(() -> whereabouts.bound(session, uid));
        }
    }

    @Override
    public void renamed(Session session, String name) {
        gate.tellNews(session);
    }

    @Override
    public void ended(Session session) {
        if (!peers.isClosed()) {
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
        Patience.of(grace).await(this::isReleased);
    }

    private boolean isReleased() {
        ServingSide lent = serving;
        return peers.areReleased() && (lent == null || lent.isIdle());
    }

    /// Closes the lines, and leaves. Closing twice is harmless.
    public void close() {
        shut(Lines::close);
    }

    private void shut(Consumer<Lines> end) {
        peers.close(end);
        context.engines().roster().close();
    }

    /// Ends as a crash would: nobody is told anything.
    public void kill() {
        peers.bonds().forEach(Bond::fallSilent);
        shut(Lines::breakOff);
    }

    // Figures

    /// Lines to other members that are open.
    public int lines() {
        return peers.bonds().size();
    }

    /// Bytes that wait: for other members, and here for their handlers.
    public long waiting() {
        ServingSide lent = serving;
        return peers.bonds().stream().mapToLong(Bond::waiting).sum() + (lent == null ? 0 : lent.waiting());
    }

    public ClusterCounters counters() {
        return context.counters();
    }
}
