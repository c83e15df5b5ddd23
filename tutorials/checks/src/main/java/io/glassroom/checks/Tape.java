package io.glassroom.checks;

import io.glassroom.checks.Track.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What passed between the learner's code and its world while one check ran: packets in both directions, each with the
/// time that the check's clock showed. When the check fails, this is what "Show packets" shows.
///
/// Whoever gives bytes to the learner's code, or takes them from it, asks for the [#current] tape when it is made, and
/// opens a [Track] on it. Only the last part of a long conversation is kept.
///
/// Safe for any thread. Threads that write on it never wait for one another: a lock would keep the learner's threads
/// apart where they should meet.
public final class Tape {

    static final int KEPT = 500; // entries

    private static final int BYTES = 512 * 1024; // of what a failure takes along
    private static final ScopedValue<Tape> CURRENT = ScopedValue.newInstance();

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong millis = new AtomicLong();
    private @Nullable Track codec; // guarded by this

    /// Something that happened on a track.
    public sealed interface Entry permits Passed, Entry.Opened, Entry.Working, Entry.Closed {

        Track track();

        /// What the clock showed, milliseconds.
        long millis();

        /// The connection was opened; told only of one that is not working yet.
        record Opened(Track track, long millis) implements Entry {}

        /// The connection is working: its handshake is over.
        record Working(Track track, long millis) implements Entry {}

        /// The connection was closed, by either end.
        record Closed(Track track, long millis, int code, String reason) implements Entry {}
    }

    /// The tape of the check that runs on this thread; outside of checks one that nobody will see.
    public static Tape current() {
        return CURRENT.isBound() ? CURRENT.get() : new Tape();
    }

    /// Where a codec is given messages, and gives some: one track for all of them.
    synchronized Track codec() {
        if (codec == null) {
            codec = Track.working(Side.CODE, "");
        }
        return codec;
    }

    /// Lets a part of a check write on this tape.
    <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> part) throws X {
        return ScopedValue.where(CURRENT, this).call(part);
    }

    /// The clock of the check goes on.
    void pass(long time) {
        millis.addAndGet(time);
    }

    /// The clock shows this at least.
    void turnTo(long moment) {
        millis.accumulateAndGet(moment, Math::max);
    }

    /// What the clock shows now, milliseconds.
    public long millis() {
        return millis.get();
    }

    void add(Entry entry) {
        entries.add(entry);
        if (count.incrementAndGet() > KEPT) {
            entries.poll();
        }
    }

    /// The last entries, oldest first: at most so many as fit into a report.
    public List<Entry> entries() {
        Deque<Entry> kept = new ArrayDeque<>();
        int bytes = 0;
        for (Entry entry : new ArrayList<>(entries).reversed()) {
            bytes += entry instanceof Passed passed ? passed.bytes().length : 0;
            if (bytes > BYTES && !kept.isEmpty()) {
                break;
            }
            kept.addFirst(entry);
        }
        return List.copyOf(kept);
    }
}
