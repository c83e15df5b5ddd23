package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

/// Looks who is in the view and who has a seat, and tells every membership: one thread, woken by each change.
///
/// What it shares with whoever joins is guarded by its lock; what it has seen belongs to its thread.
final class Lookout {

    private static final System.Logger LOG = System.getLogger(Lookout.class.getName());
    private static final int LOOK_AGAIN = 1_000; // milliseconds: what comes with a merge is not always announced
    private static final int LOOK_SOON = 50; // milliseconds
    private static final int MERGING = 60; // looks

    private static final int KEEP = 5; // looks

    private final Grid grid;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean viewChanged = new AtomicBoolean();
    private final AtomicInteger merging = new AtomicInteger(); // how many more times a merge is waited for
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock.
    private @Nullable Member own;
    private Consumer<Membership> listener = membership -> {};
    private Membership latest = Membership.NONE;
    private boolean closed;

    // Of its thread.
    private Map<String, Member> known = Map.of();
    private int quiet; // looks without news

    private Lookout(Grid grid) {
        this.grid = grid;
    }

    static Lookout over(Grid grid) {
        var lookout = new Lookout(grid);
        grid.listen(lookout.new Ears());
        Thread.ofVirtual().name("members").start(lookout::run);
        return lookout;
    }

    /// Infinispan's threads come here with every change: they only wake the one that looks.
    @Listener
    public final class Ears {

        private Ears() {}

        @ViewChanged
        @Merged
        public void viewChanged(Event event) {
            if (event.getType() == Event.Type.MERGED) {
                merging.set(MERGING);
            }
            viewChanged.set(true);
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

    // Of those that join

    /// From now on this node is that member, and `listener` hears of every membership from the first that it is part of.
    void own(Member member, Consumer<Membership> listener) {
        lock.lock();
        try {
            own = member;
            this.listener = listener;
        } finally {
            lock.unlock();
        }
    }

    /// Changes what is known of the own member.
    ///
    /// @return false if it has given way meanwhile
    boolean update(Member member) {
        lock.lock();
        try {
            if (own == null || !own.id().equals(member.id())) {
                return false;
            }
            own = member;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the membership that was told last is as wanted, or the own member has given way, or the end.
    ///
    /// @return whether it is as wanted
    boolean await(int seconds, Predicate<Membership> wanted) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(seconds);
            while (!wanted.test(latest) && own != null && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return wanted.test(latest);
        } finally {
            lock.unlock();
        }
    }

    boolean hasGivenWay() {
        lock.lock();
        try {
            return own == null && !closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        news.release();
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    // Of the thread

    private void run() {
        try {
            while (!isClosed()) {
                try {
                    look();
                } catch (CacheException e) {
                    // It is being stopped, or others do not answer: it looks again soon.
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "whoever listens to the membership failed", e);
                }
                // Only quiet ones count: a seat that is kept is news to everybody.
                quiet = news.tryAcquire(merging.get() > 0 ? LOOK_SOON : LOOK_AGAIN, TimeUnit.MILLISECONDS) ? quiet : quiet + 1;
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Seats seats = grid.seats();
        List<String> view = grid.view();
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
                giveWay(seats, member);
            }
        }
        keepSeat(seats);
        if (!isMerging()) {
            tell(members);
        }
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

    private void giveWay(Seats seats, Member self) {
        lock.lock();
        try {
            if (own == null || !own.id().equals(self.id())) {
                return; // it has done so
            }
            own = null;
        } finally {
            lock.unlock();
        }
        LOG.log(System.Logger.Level.WARNING, "{0} gives way to another member with the same name or number", self);
        seats.vacate();
    }

    /// Sits down again after each change of the view, since two halves that became one may have lost the seat, and every few
    /// seconds in any case.
    private void keepSeat(Seats seats) {
        boolean isDue = viewChanged.getAndSet(false) || quiet >= KEEP;
        lock.lock();
        try {
            if (isDue && own != null) {
                seats.keep(own);
            }
            quiet %= KEEP;
        } finally {
            lock.unlock();
        }
    }

    /// When two halves meet, the membership is told after their maps have become one: members will put their entries again,
    /// and are to hear then that another has a newer one.
    private boolean isMerging() {
        if (merging.get() > 0 && (grid.isSettled() || merging.decrementAndGet() == 0)) {
            merging.set(0);
        }
        return merging.get() > 0;
    }

    private void tell(List<Member> members) {
        Consumer<Membership> ear;
        Membership next;
        lock.lock();
        try {
            boolean isIn = own != null && members.stream().anyMatch(member -> member.id().equals(own.id()));
            if (members.equals(latest.members()) || latest.view() == 0 && !isIn) {
                changed.signalAll(); // own may have changed
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
}
