package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What this node is in its cluster: a member or none, with a listener, and the membership that the listener has heard
/// last. Shared by whoever joins, who waits here, and the [Lookout], which tells memberships.
///
/// Safe for any thread.
final class Standing {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Under the lock.
    private @Nullable Member own; // null before it joins, and when it has given way
    private Consumer<Membership> listener = membership -> {};
    private Membership latest = Membership.NONE;
    private boolean ended;

    /// From now on this node is that member, and `listener` hears of every membership from the first that it is part of.
    void begin(Member member, Consumer<Membership> ear) {
        lock.lock();
        try {
            own = member;
            listener = ear;
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

    /// Says again what the own member is, if it is one. Under the lock, so that it says nothing that has been changed; not
    /// to be waited for.
    void keep(Consumer<Member> keeping) {
        lock.lock();
        try {
            if (own != null) {
                keeping.accept(own);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The other members that were told last.
    List<Member> others() {
        lock.lock();
        try {
            return latest.members().stream()
                    .filter(member -> own == null || !member.id().equals(own.id()))
                    .toList();
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
            while (!wanted.test(latest) && own != null && !ended && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return wanted.test(latest);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the membership that was told last has this member.
    boolean hasTold(Member member) {
        lock.lock();
        try {
            return latest.find(member.id()).isPresent();
        } finally {
            lock.unlock();
        }
    }

    /// The own member is none any more.
    ///
    /// @param vacating leaves its seat. Under the lock: whoever waits takes another one afterwards, and not before
    /// @return false if it has given way before, or is another by now
    boolean giveWay(Member self, Runnable vacating) {
        lock.lock();
        try {
            if (own == null || !own.id().equals(self.id()) || own.number() != self.number()) {
                return false;
            }
            vacating.run();
            own = null;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean hasGivenWay() {
        lock.lock();
        try {
            return own == null && !ended;
        } finally {
            lock.unlock();
        }
    }

    /// Tells the listener, if it has not heard so; before the first membership that this node is part of it hears nothing.
    /// Only the [Lookout]'s thread comes here: the listener hears one after the other, and does not hold the lock.
    void tell(List<Member> members) {
        Consumer<Membership> ear;
        Membership next;
        lock.lock();
        try {
            boolean isIn = own != null && members.stream().anyMatch(member -> member.id().equals(own.id()));
            if (members.equals(latest.members()) || latest.view() == 0 && !isIn) {
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

    /// Nobody waits any longer.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
