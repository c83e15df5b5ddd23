package io.glassroom.client.pump;

import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Carries everything that happens elsewhere to the JavaFX thread: one queue, emptied ten times a second in a batch.
/// Nobody calls `Platform.runLater`; five thousand packets a second are ten visits, not five thousand.
///
/// [#offer] and [#post] are for any thread and never block. [#drain] is for the one thread that owns the models, and
/// is called by a timer. A batch ends when the queue is empty or its time is used up; the rest keeps its order and
/// comes with the next visit. If records pile up beyond the capacity, new ones are dropped and counted.
public final class TapPump {

    /// How often a timer should call [#drain].
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private static final int CHECK_EVERY = 64; // records between two looks at the clock

    private final ConcurrentLinkedQueue<Item> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger records = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final int capacity;
    private final Duration budget;
    private final Time time;

    private sealed interface Item {
        record Tapped(TapRecord record) implements Item {}

        record Action(Runnable action) implements Item {}
    }

    /// @param capacity most records that may wait
    /// @param budget about how long one [#drain] may take
    public TapPump(int capacity, Duration budget, Time time) {
        this.capacity = capacity;
        this.budget = budget;
        this.time = time;
    }

    /// Brings a record over, or drops it if too many wait already.
    public void offer(TapRecord record) {
        if (records.incrementAndGet() > capacity) {
            records.decrementAndGet();
            dropped.increment();
            return;
        }
        queue.add(new Item.Tapped(record));
    }

    /// Runs an action on the other side, in its order among the records. Never dropped.
    public void post(Runnable action) {
        queue.add(new Item.Action(action));
    }

    /// How many records wait at this moment.
    public int waiting() {
        return records.get();
    }

    /// How many records found no room.
    public long dropped() {
        return dropped.sum();
    }

    /// Empties the queue as far as the budget reaches.
    ///
    /// @return how many records and actions came over
    public int drain(Consumer<? super TapRecord> sink) {
        long deadline = time.nanos() + budget.toNanos();
        int carried = 0;
        while (carried % CHECK_EVERY != 0 || carried == 0 || time.nanos() - deadline < 0) {
            Item item = queue.poll();
            if (item == null) {
                break;
            }
            carried++;
            switch (item) {
                case Item.Tapped(TapRecord record) -> {
                    records.decrementAndGet();
                    sink.accept(record);
                }
                case Item.Action(Runnable action) -> action.run();
            }
        }
        return carried;
    }
}
