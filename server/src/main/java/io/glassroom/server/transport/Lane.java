package io.glassroom.server.transport;

import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One direction of an impaired connection: what is under way, and when it arrives. Order is kept, but for packets that
/// overtake each other on purpose.
///
/// Safe for any thread: filled by whoever sends, emptied by the connection's event loop.
final class Lane {

    /// A packet waits no longer than this for the one that shall overtake it.
    static final Duration OVERTAKING = Duration.ofMillis(200);

    /// What became of something that was put in.
    enum Entry {
        /// It is under way.
        TAKEN,
        /// It is under way, and whoever put it in must see to it that the lane is emptied.
        WAKE,
        /// It has vanished.
        LOST,
        /// The lane is closed: what comes takes the direct way.
        OVER
    }

    private enum Order {
        STRAIGHT,
        /// A packet comes in that shall be overtaken.
        GATHERING,
        /// It is whole, and the next has not begun.
        WAITING,
        /// The next comes in.
        OVERTAKING
    }

    private record Parcel(long due, int bytes, Runnable arrive) {}

    private final Time time;
    private final RandomGenerator random;
    private final Runnable wake;
    private final List<Parcel> overtaken = new ArrayList<>();
    private Queue<Parcel> underWay = new ArrayDeque<>();
    private Impairment impairment = Impairment.NONE;
    private Order order = Order.STRAIGHT;
    private Time.@Nullable Timer arrival;
    private long lastDue;
    private long bytes;
    private boolean vanishing; // the packet that comes in
    private boolean muted;
    private boolean woken;
    private boolean over;

    /// @param wake has the lane emptied, on the event loop
    Lane(Time time, RandomGenerator random, Runnable wake) {
        this.time = time;
        this.random = random;
        this.wake = wake;
        this.lastDue = time.nanos();
    }

    /// From here on this is done to whatever comes, and nothing that is under way takes longer than what comes.
    synchronized void impair(Impairment next) {
        impairment = next;
        lastDue = time.nanos();
        long latest = lastDue + next.latency().plus(next.jitter()).toNanos();
        var sooner = new ArrayDeque<Parcel>();
        for (Parcel parcel : underWay) {
            lastDue = Math.min(parcel.due, latest);
            sooner.add(new Parcel(lastDue, parcel.bytes, parcel.arrive));
        }
        underWay = sooner;
        if (!next.reorder() && order == Order.WAITING) {
            letGo();
        }
        if (arrival != null) {
            arrival.cancel();
            arrival = null;
        }
    }

    /// Puts a packet in, or a piece of one.
    ///
    /// @param begins whether its first byte is in it
    /// @param ends whether its last byte is in it
    synchronized Entry put(int length, boolean begins, boolean ends, Runnable arrive) {
        if (over) {
            return Entry.OVER;
        }
        if (begins) {
            vanishing = impairment.lossPercent() > 0 && random.nextInt(100) < impairment.lossPercent();
        }
        if (vanishing || muted) {
            vanishing &= !ends;
            return Entry.LOST;
        }
        if (begins && order == Order.WAITING) {
            order = Order.OVERTAKING;
        } else if (begins && order == Order.STRAIGHT && impairment.reorder()) {
            order = Order.GATHERING;
        }
        var parcel = new Parcel(due(), length, arrive);
        bytes += length;
        if (order == Order.GATHERING) {
            overtaken.add(parcel);
            if (ends) {
                order = Order.WAITING;
                time.after(OVERTAKING, this::waitedLongEnough);
            }
            return Entry.TAKEN;
        }
        underWay.add(parcel);
        if (order == Order.OVERTAKING && ends) {
            letGo();
        }
        return entry();
    }

    /// Puts in what neither vanishes nor is overtaken: an end.
    synchronized Entry last(Runnable arrive) {
        if (over) {
            return Entry.OVER;
        }
        letGo();
        underWay.add(new Parcel(due(), 0, arrive));
        return entry();
    }

    /// From here on everything that comes is lost.
    synchronized void mute() {
        muted = true;
    }

    /// What has arrived next. Null if nothing has; the lane then asks to be emptied when something does.
    synchronized @Nullable Runnable take() {
        Parcel first = impairment.frozen() ? null : underWay.peek();
        long left = first == null ? 0 : first.due - time.nanos();
        if (first == null || left > 0) {
            woken = false;
            if (left > 0 && arrival == null) {
                arrival = time.after(Duration.ofNanos(left), this::arrived);
            }
            return null;
        }
        underWay.remove();
        bytes -= first.bytes;
        return first.arrive;
    }

    synchronized int packets() {
        return underWay.size() + overtaken.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /// How long until all that is under way has arrived, if nothing is frozen.
    synchronized Duration length() {
        return Duration.ofNanos(Math.max(0, lastDue - time.nanos()));
    }

    /// Nothing is under way or half lost, and nothing is done to what comes.
    synchronized boolean isIdle() {
        return underWay.isEmpty() && overtaken.isEmpty() && !vanishing && !muted
                && order == Order.STRAIGHT && impairment.equals(Impairment.NONE);
    }

    /// Takes nothing more if it is idle.
    synchronized boolean end() {
        over |= isIdle();
        return over;
    }

    private Entry entry() {
        if (woken) {
            return Entry.TAKEN;
        }
        woken = true;
        return Entry.WAKE;
    }

    private long due() {
        long jitter = impairment.jitter().toNanos();
        long varied = jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1);
        lastDue = Math.max(lastDue, time.nanos() + impairment.latency().toNanos() + varied);
        return lastDue;
    }

    private void letGo() {
        for (Parcel parcel : overtaken) {
            underWay.add(new Parcel(lastDue, parcel.bytes, parcel.arrive));
        }
        overtaken.clear();
        order = Order.STRAIGHT;
    }

    private void waitedLongEnough() {
        synchronized (this) {
            if (order != Order.WAITING) {
                return;
            }
            letGo();
        }
        wake.run();
    }

    private void arrived() {
        synchronized (this) {
            arrival = null;
        }
        wake.run();
    }
}
