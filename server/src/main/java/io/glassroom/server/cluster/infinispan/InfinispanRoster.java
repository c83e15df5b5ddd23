package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Directory;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.cluster.Roster;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.infinispan.commons.CacheException;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.Event;
import org.jspecify.annotations.Nullable;

/// The roster of a cluster of several processes. A member is who is in Infinispan's view and has taken a seat; the view
/// gives the order, and one thread computes every membership from both and tells it.
///
/// Of two members with the same number or the same name, which only two halves of a cluster can have that lost each other
/// and met again, the one that is later in the list gives way: it is in no membership any more, and its listener hears of
/// one without it. It has to call [#join] again, under a new id and not on the listener's thread, and gets another number,
/// or a [JoinException] because of its name.
///
/// Other members connect to the address that [#address] tells; lines and everything else have ports of their own.
public final class InfinispanRoster implements Roster {

    private static final System.Logger LOG = System.getLogger(InfinispanRoster.class.getName());


    // Seconds.
    private static final int PATIENCE_WITH_NAME = 3; // its bearer may have just been killed
    private static final int PATIENCE_WITH_CLUSTER = 30;
    private static final int LOOK_AGAIN = 1; // what comes with a merge is not always announced

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final String cluster;
    private final ClusterConfig.Network network;
    private final EngineLog engineLog = new EngineLog();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Semaphore news = new Semaphore(0);

    private volatile InetSocketAddress address;
    private volatile @Nullable Grid grid;
    private volatile boolean wasMember;
    private volatile boolean closed;

    // Under the lock.
    private @Nullable Member own;
    private Consumer<Membership> listener = membership -> {};
    private Membership latest = Membership.NONE;

    // Of the thread that tells.
    private Map<String, Member> known = Map.of();
    private List<String> lastView = List.of();

    public InfinispanRoster(String cluster, ClusterConfig.Network network) {
        this.cluster = cluster;
        this.network = network;
        this.address = network.listen();
    }

    /// The cluster's directory; usable while this node is a member.
    public Directory directory() {
        return new InfinispanDirectory(this::joined);
    }

    /// Where other members reach this one, with the real port; from [#join] on.
    public InetSocketAddress address() {
        return address;
    }

    // Joining

    @Override
    public Member join(Member self, Consumer<Membership> listener) throws JoinException {
        try {
            start(self.name());
            return sit(self, listener);
        } catch (JoinException e) {
            if (!wasMember) {
                close();
            }
            throw e;
        }
    }

    private Member sit(Member self, Consumer<Membership> listener) throws JoinException {
        awaitFreeName(self);
        lock.lock();
        try {
            this.listener = listener;
        } finally {
            lock.unlock();
        }
        while (true) {
            Member numbered = self.numbered(nextNumber());
            own(numbered);
            seats().take(numbered);
            if (isIn(numbered)) {
                wasMember = true;
                return numbered;
            }
            if (bearer(self).isPresent()) {
                throw nameInUse(self);
            }
        }
    }

    private void start(String name) throws JoinException {
        if (grid != null) {
            return;
        }
        engineLog.quieten();
        List<InetSocketAddress> others = resolved();
        Guard door = guard();
        try {
            InetSocketAddress listening = door.listen(network.listen());
            address = listening;
            others.remove(listening);
            knock(door, others);
            Grid started = Grid.start(cluster, name, listening, others, door);
            grid = started;
            started.listen(new Ears());
        } catch (JoinException e) {
            door.close();
            throw e;
        } catch (IOException e) {
            door.close();
            throw new JoinException("cannot listen for members at " + spelled(network.listen()) + ": " + e.getMessage(), e);
        } catch (Exception e) {
            door.close();
            throw new JoinException("cannot join the cluster: " + e.getMessage(), e);
        }
        Thread.ofVirtual().name("members").start(this::tell);
    }

    private Guard guard() throws JoinException {
        if (network.listen().getAddress() == null || network.listen().getAddress().isAnyLocalAddress()) {
            throw new JoinException("members of a cluster are told where this one listens: give an address of this machine, not "
                    + network.listen().getHostString());
        }
        try {
            Optional<Certificates> certificates =
                    network.tls().isPresent() ? Optional.of(Certificates.of(network.tls().get())) : Optional.empty();
            return new Guard(new Handshake(cluster, network.secret()), certificates);
        } catch (IOException e) {
            throw new JoinException(e.getMessage(), e);
        }
    }

    private List<InetSocketAddress> resolved() {
        List<InetSocketAddress> known = new ArrayList<>();
        for (InetSocketAddress address : network.join()) {
            InetSocketAddress now = new InetSocketAddress(address.getHostString(), address.getPort());
            if (now.isUnresolved()) {
                LOG.log(System.Logger.Level.WARNING, "nobody knows the host {0}, where members of the cluster may be", now.getHostString());
            } else {
                known.add(now);
            }
        }
        return known;
    }

    /// Asks all before anything is started, so that a refusal is known at once and has a reason.
    private void knock(Guard door, List<InetSocketAddress> others) throws JoinException {
        Map<InetSocketAddress, CompletableFuture<Guard.Answer>> answers = new HashMap<>();
        for (InetSocketAddress other : others) {
            var answer = new CompletableFuture<Guard.Answer>();
            answers.put(other, answer);
            Thread.ofVirtual().start(() -> answer.complete(door.knock(other)));
        }
        for (InetSocketAddress other : others) {
            if (answers.get(other).join() instanceof Guard.Answer.Refused refused) {
                throw new JoinException("the cluster at " + spelled(other) + " refuses this node: "
                        + refused.reason());
            }
        }
    }

    private static String spelled(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private void awaitFreeName(Member self) throws JoinException {
        if (!await(PATIENCE_WITH_NAME, () -> bearer(self).isEmpty())) {
            throw nameInUse(self);
        }
    }

    private static JoinException nameInUse(Member self) {
        return new JoinException("the cluster has a node with the name " + self.name() + " already");
    }

    /// Who has this name and another id.
    private Optional<Member> bearer(Member self) {
        return others().stream()
                .filter(member -> member.name().equals(self.name()) && !member.id().equals(self.id()))
                .findFirst();
    }

    private List<Member> others() {
        Seats seats = seats();
        return joined().view().stream()
                .filter(address -> !address.equals(seats.self()))
                .flatMap(address -> seats.at(address).stream())
                .toList();
    }

    /// A new cluster begins anywhere, so that two that begin at the same moment and then become one give different numbers.
    private int nextNumber() {
        int first = ThreadLocalRandom.current().nextInt(Seats.NUMBERS) + 1;
        return seats().nextNumber(first, others().stream().map(Member::number).toList());
    }

    /// Waits until the listener has heard of the member, or it is clear that it never will.
    private boolean isIn(Member member) throws JoinException {
        boolean isDecided = await(PATIENCE_WITH_CLUSTER, () -> latest.find(member.id()).isPresent() || own == null);
        lock.lock();
        try {
            if (!isDecided || closed) {
                throw new JoinException("the cluster does not answer");
            }
            return own != null;
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock the condition is looked at again after each membership.
    private boolean await(int seconds, BooleanSupplier condition) throws JoinException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(seconds);
            while (!condition.getAsBoolean() && !closed) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JoinException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    // Telling

    /// Infinispan's threads come here with every change: they only wake the one that tells.
    @Listener
    public final class Ears {

        private Ears() {}

        @ViewChanged
        @Merged
        public void viewChanged(Event event) {
            news.release();
        }

        @CacheEntryCreated
        @CacheEntryModified
        @CacheEntryRemoved
        public void seatChanged(CacheEntryEvent<String, String> event) {
            if (!event.isPre()) {
                news.release();
            }
        }
    }

    private void tell() {
        try {
            while (!closed) {
                try {
                    look();
                } catch (RuntimeException e) {
                    if (!closed) {
                        LOG.log(System.Logger.Level.DEBUG, "the list of members cannot be read just now", e);
                    }
                }
                news.tryAcquire(LOOK_AGAIN, TimeUnit.SECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Seats seats = seats();
        List<String> view = joined().view();
        known = known(seats, view);
        List<Member> members = new ArrayList<>();
        for (String address : view) {
            Member member = known.get(address);
            if (member == null) {
                continue; // it has not taken a seat yet
            }
            if (members.stream().noneMatch(senior -> isDouble(senior, member))) {
                members.add(member);
            } else if (address.equals(seats.self())) {
                giveWay(member);
            }
        }
        if (!view.isEmpty() && view.getFirst().equals(seats.self())) {
            seats.forgetOthersThan(view);
        }
        if (!view.equals(lastView)) {
            own().ifPresent(seats::keep); // newcomers may have lost it, and so may two halves that became one
            lastView = view;
        }
        tell(members);
    }

    /// A seat may be missing for a moment while two halves become one: what was known of somebody who is still there holds.
    private Map<String, Member> known(Seats seats, List<String> view) {
        Map<String, Member> now = new HashMap<>();
        for (String address : view) {
            Member before = seats.isVacant(address) ? null : known.get(address);
            Optional.ofNullable(seats.at(address).orElse(before)).ifPresent(member -> now.put(address, member));
        }
        return now;
    }

    private static boolean isDouble(Member one, Member other) {
        return one.number() == other.number() || one.name().equals(other.name());
    }

    private void giveWay(Member self) {
        LOG.log(System.Logger.Level.WARNING, "{0} gives way to another member with the same name or number", self);
        own(null);
        seats().vacate();
    }

    private Optional<Member> own() {
        lock.lock();
        try {
            return Optional.ofNullable(own);
        } finally {
            lock.unlock();
        }
    }

    private void own(@Nullable Member member) {
        lock.lock();
        try {
            own = member;
        } finally {
            lock.unlock();
        }
    }

    private void tell(List<Member> members) {
        Consumer<Membership> ear;
        Membership next;
        lock.lock();
        try {
            boolean isNew = !members.equals(latest.members());
            boolean concerns = own != null && members.stream().anyMatch(member -> member.id().equals(own.id()))
                    || latest.view() > 0;
            if (!isNew || !concerns) {
                changed.signalAll();
                return;
            }
            next = new Membership(latest.view() + 1, members);
            ear = listener;
        } finally {
            lock.unlock();
        }
        try {
            ear.accept(next);
        } finally {
            lock.lock();
            try {
                latest = next;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // Being a member

    @Override
    public void update(Member self) {
        lock.lock();
        try {
            if (own == null || !own.id().equals(self.id())) {
                return; // it has given way
            }
            own = self;
        } finally {
            lock.unlock();
        }
        seats().take(self);
    }

    private Grid joined() {
        Grid engine = grid;
        if (engine == null || closed) {
            throw new IllegalStateException("this node is no member of a cluster");
        }
        return engine;
    }

    private Seats seats() {
        return joined().seats();
    }

    // Leaving

    @Override
    public void close() {
        Grid engine;
        lock.lock();
        try {
            engine = grid;
            if (closed || engine == null) {
                closed = true;
                return;
            }
        } finally {
            lock.unlock();
        }
        settle(engine);
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        news.release();
        engine.stop();
    }

    /// One leaves after the other, and none before what the last one kept has been copied: else entries would be lost
    /// whose two copies leave together. If others do not answer it leaves all the same.
    private static void settle(Grid engine) {
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                while (!engine.seats().mayLeave(engine.view(), engine.isSettled())) {
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
}
