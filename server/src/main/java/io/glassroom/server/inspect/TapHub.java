package io.glassroom.server.inspect;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The tap of one node: gives each event its number, time and place, and keeps it in a [Ring] for all subscribers,
/// each of which reads at its own pace. Who falls behind loses the oldest records and is told how many.
///
/// While nobody is subscribed, [#active] is one read of a field, nothing is kept, and no number is used up: the first
/// record that a subscriber can see is the first that is emitted after it came.
///
/// Safe for any thread. [#emit] takes no lock and never waits.
public final class TapHub implements Tap {

    /// Records that are kept, unless said otherwise: at 5 000 packets a second about a second's worth. Each kept record
    /// outlives a young collection or two, so more of them cost a flooded node its speed.
    public static final int CAPACITY = 1 << 14;

    private static final long PRECISION = 100_000; // nanoseconds
    private static final int MAX_NODE = 4095;
    private static final int COUNTER_BITS = 40;

    private final String node;
    private final Time time;
    private final int capacity;
    private final @Nullable Mask mask;
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLong flows = new AtomicLong();
    private final Object subscribing = new Object();
    private int subscribers; // guarded by subscribing
    private volatile long firstFlow;
    private volatile @Nullable Ring ring; // made by the first subscriber
    private volatile boolean active;
    private volatile @Nullable Reading reading; // of the wall clock, the newest

    private record Reading(long nanos, Instant at) {}

    /// @param node who tells
    public TapHub(String node, Time time) {
        this(node, time, CAPACITY, Set.of(), RouteDictionary.EMPTY);
    }

    /// @param capacity records that are kept, a power of two
    /// @param masked routes whose bodies nobody gets to see: each byte of them is a `*`
    /// @param dictionary of the node, to know a masked route by its code too
    public TapHub(String node, Time time, int capacity, Set<String> masked, RouteDictionary dictionary) {
        if (capacity < 1 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("tap records are " + capacity + ", must be a power of two");
        }
        this.node = node;
        this.time = time;
        this.capacity = capacity;
        this.mask = masked.isEmpty() ? null : new Mask(masked, dictionary);
    }

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public void emit(FlowId flow, TapEvent event) {
        Ring kept = ring;
        if (!active || kept == null) {
            return;
        }
        TapEvent shown = mask == null ? event : mask.apply(event);
        long nanos = time.nanos();
        kept.put(new TapRecord(sequence.incrementAndGet(), nanos, wallClock(nanos), node, flow, shown));
    }

    /// The wall clock to a tenth of a millisecond: records of a flood share their instants.
    private Instant wallClock(long nanos) {
        Reading last = reading;
        if (last == null || nanos - last.nanos < 0 || nanos - last.nanos > PRECISION) {
            last = new Reading(nanos, time.now());
            reading = last;
        }
        return last.at;
    }

    @Override
    public FlowId nextFlow() {
        return active ? new FlowId(firstFlow + flows.incrementAndGet()) : FlowId.NONE;
    }

    /// From now on flows are those of the cluster's node of this number, so that no two nodes give the same. They stay
    /// below 2^53, so that JavaScript can count them too.
    ///
    /// @param number 0 to 4095; 0 for a node that is alone
    public void number(int number) {
        if (number < 0 || number > MAX_NODE) {
            throw new IllegalArgumentException("number of the node is " + number + ", 0 to " + MAX_NODE);
        }
        firstFlow = (long) number << COUNTER_BITS;
    }

    /// Begins to watch. Close what is returned, or the node goes on keeping records for nobody.
    public TapSubscription subscribe() {
        synchronized (subscribing) {
            Ring kept = ring;
            if (kept == null) {
                kept = new Ring(capacity);
                ring = kept;
            }
            subscribers++;
            long first = sequence.get() + 1;
            active = true;
            return new TapSubscription(kept, sequence::get, this::unsubscribed, first);
        }
    }

    private void unsubscribed() {
        synchronized (subscribing) {
            if (--subscribers == 0) {
                active = false;
                if (ring != null) {
                    ring.clear();
                }
            }
        }
    }
}
