package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.infinispan.commons.CacheException;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.Event;

/// Looks who is in the view and who has a seat, and tells the own [Standing] every membership: one thread, woken by each
/// change.
final class Lookout {

    private static final System.Logger LOG = System.getLogger(Lookout.class.getName());
    private static final int LOOK_AGAIN = 1_000; // milliseconds: what comes with a merge is not always announced
    private static final int LOOK_SOON = 50; // milliseconds
    private static final int MERGING = 60; // looks
    private static final int KEEP = 5; // looks

    private final Grid grid;
    private final Standing standing;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean viewChanged = new AtomicBoolean();
    private final AtomicInteger merging = new AtomicInteger(); // how many more times a merge is waited for

    // Of its thread.
    private Map<String, Member> known = Map.of();
    private int quiet; // looks without news

    private Lookout(Grid grid, Standing standing) {
        this.grid = grid;
        this.standing = standing;
    }

    static Lookout over(Grid grid, Standing standing) {
        var lookout = new Lookout(grid, standing);
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

    void close() {
        standing.end();
        news.release();
    }

    // Of the thread

    private void run() {
        try {
            while (!standing.hasEnded()) {
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
            standing.tell(members);
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
        boolean wasMember = standing.hasTold(self);
        if (standing.giveWay(self, seats::vacate)) {
            // Who joins tries again, under another number or not at all: nobody has heard of it yet.
            LOG.log(wasMember ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                    "{0} gives way to another member with the same name or number", self);
        }
    }

    /// Sits down again after each change of the view, since two halves that became one may have lost the seat, and every few
    /// seconds in any case.
    private void keepSeat(Seats seats) {
        if (viewChanged.getAndSet(false) || quiet >= KEEP) {
            standing.keep(seats::keep);
        }
        quiet %= KEEP;
    }

    /// When two halves meet, the membership is told after their maps have become one: members will put their entries again,
    /// and are to hear then that another has a newer one.
    private boolean isMerging() {
        if (merging.get() > 0 && (grid.isSettled() || merging.decrementAndGet() == 0)) {
            merging.set(0);
        }
        return merging.get() > 0;
    }
}
