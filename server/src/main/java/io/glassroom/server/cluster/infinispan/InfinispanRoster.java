package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Directory;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.cluster.Roster;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.infinispan.commons.CacheException;
import org.jspecify.annotations.Nullable;

/// The roster of a cluster of several processes. A member is who is in Infinispan's view and has taken a seat ([Seats]);
/// the view gives the order, and the [Lookout] tells who is there.
///
/// Of two members with the same number or the same name, which only two halves of a cluster can have that lost each other
/// and met again, the one that is later in the list gives way: it is in no membership any more, and its listener hears of
/// one without it. It has to call [#join] again, under a new id and not on the listener's thread, and gets another number,
/// or a [JoinException] because of its name.
///
/// Other members connect to the address that [#address] tells, and to no other port: lines have ports of their own.
public final class InfinispanRoster implements Roster {

    private static final int PATIENCE_WITH_NAME = 3; // seconds: its bearer may have just been killed
    private static final int PATIENCE_WITH_CLUSTER = 15; // seconds
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final Entrance entrance;
    private final InetSocketAddress listen;

    private final Standing standing = new Standing();

    private volatile @Nullable Grid grid; // null until it joins
    private @Nullable Lookout lookout; // as long as the grid
    private volatile boolean wasMember;
    private volatile boolean closed;

    public InfinispanRoster(String cluster, ClusterConfig.Network network) {
        this.entrance = new Entrance(cluster, network);
        this.listen = network.listen();
    }

    /// The cluster's directory; usable while this node is a member.
    public Directory directory() {
        return new InfinispanDirectory(this::grid);
    }

    /// Where other members reach this one, with the real port from [#join] on.
    public InetSocketAddress address() {
        Grid engine = grid;
        return engine == null ? listen : engine.listening();
    }

    // Joining

    @Override
    public Member join(Member self, Consumer<Membership> listener) throws JoinException {
        try {
            enter(self.name());
            awaitFreeName(self);
            Member member = sit(self, listener);
            wasMember = true;
            return member;
        } catch (JoinException e) {
            if (!wasMember) {
                close();
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JoinException("interrupted", e);
        } catch (IllegalStateException | CacheException e) {
            throw new JoinException("the cluster does not answer: " + e.getMessage(), e);
        }
    }

    private synchronized void enter(String name) throws JoinException {
        if (grid == null) {
            Grid engine = entrance.enter(name);
            grid = engine;
            lookout = Lookout.over(engine, standing);
        }
    }

    private void awaitFreeName(Member self) throws JoinException {
        long steps = TimeUnit.SECONDS.toNanos(PATIENCE_WITH_NAME) / STEP;
        while (isTaken(self)) {
            if (steps-- == 0) {
                throw nameInUse(self);
            }
            LockSupport.parkNanos(STEP);
        }
    }

    private static JoinException nameInUse(Member self) {
        return new JoinException("the cluster has a node with the name " + self.name() + " already");
    }

    /// Whether somebody else has its name.
    private boolean isTaken(Member self) {
        return others().stream().anyMatch(other -> other.name().equals(self.name()) && !other.id().equals(self.id()));
    }

    private List<Member> others() {
        Seats seats = grid().seats();
        return grid().view().stream()
                .filter(address -> !address.equals(seats.self()))
                .flatMap(address -> seats.at(address).stream())
                .toList();
    }

    /// Takes seats until it keeps one: somebody else may get the same number, or the name, at the same moment.
    private Member sit(Member self, Consumer<Membership> listener) throws JoinException, InterruptedException {
        while (true) {
            Member numbered = self.numbered(nextNumber());
            standing.begin(numbered, listener);
            grid().seats().take(numbered);
            if (standing.await(PATIENCE_WITH_CLUSTER, now -> now.find(numbered.id()).isPresent())) {
                return numbered;
            }
            if (!standing.hasGivenWay()) {
                throw new JoinException("the cluster does not answer");
            }
            if (isTaken(self)) {
                throw nameInUse(self);
            }
        }
    }

    private int nextNumber() {
        return grid().seats().nextNumber(others().stream().map(Member::number).toList());
    }

    // Being a member

    @Override
    public void update(Member self) {
        if (standing.update(self)) {
            grid().seats().take(self);
        }
    }

    /// @throws IllegalStateException before it has joined, and after it has left
    private Grid grid() {
        Grid engine = grid;
        if (engine == null || closed) {
            throw new IllegalStateException("this node is no member of a cluster");
        }
        return engine;
    }

    // Leaving

    @Override
    public synchronized void close() {
        Grid engine = grid;
        Lookout looks = lookout;
        if (closed || engine == null || looks == null) {
            closed = true;
            return;
        }
        settle(engine, standing);
        closed = true;
        looks.close();
        engine.stop();
    }

    /// One leaves after the other, and none before what the last one kept has been copied: else entries would be lost
    /// whose two copies leave together. If others do not answer it leaves all the same; and at once if nobody needs the
    /// directory any more, as when a whole cluster is stopped.
    private static void settle(Grid engine, Standing standing) {
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                while (isAnotherGateUp(standing) && !engine.seats().mayLeave(engine.view(), engine.isSettled())) {
                    LockSupport.parkNanos(STEP);
                }
            } catch (CacheException e) {
                // Nobody answers, or it has been stopped: there is nothing to wait for.
            }
        });
        try {
            waiting.join(SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isAnotherGateUp(Standing standing) {
        return standing.others().stream()
                .anyMatch(member -> member.role().hasClients() && member.state() == Member.State.UP);
    }
}
