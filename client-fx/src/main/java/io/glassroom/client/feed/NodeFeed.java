package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.node.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches the nodes in this process: no socket, no JSON, the records as each node's tap keeps them. Nodes may come and
/// go; one that is started again is another [Node] and is introduced again.
///
/// The nodes live by one clock. The records of each are told in their order, and those of several are put together by
/// that clock. What is newer than the beginning of a look at them waits for the next one: a node that was looked at
/// before may have told of its cause meanwhile.
public final class NodeFeed implements Feed {

    private static final Duration INTERVAL = Duration.ofMillis(25);
    private static final int AT_ONCE = 5_000; // records of one visit to a ring

    private final String source;
    private final Supplier<List<Node>> running;
    private final LongSupplier clock;
    private final Time time;
    private final Map<Node, Watch> watches = new LinkedHashMap<>();
    private boolean closed;

    /// What a node has told, and what of that is still to be passed on.
    private record Watch(TapSubscription subscription, Deque<TapRecord> waiting) {

        void collect() {
            List<TapRecord> records;
            do {
                records = subscription.poll(AT_ONCE).records(); // what was lost shows in the numbers of the records
                waiting.addAll(records);
            } while (records.size() == AT_ONCE);
        }
    }

    /// @param source for people
    /// @param running the nodes of the moment
    /// @param clock nanoseconds by the clock of the nodes
    /// @param time when to look; not the nodes', which may stand still
    public NodeFeed(String source, Supplier<List<Node>> running, LongSupplier clock, Time time) {
        this.source = source;
        this.running = running;
        this.clock = clock;
        this.time = time;
    }

    /// Of nodes with clocks of their own: nothing waits.
    public NodeFeed(String source, Supplier<List<Node>> running, Time time) {
        this(source, running, () -> Long.MAX_VALUE, time);
    }

    /// Of one node that neither comes nor goes.
    public NodeFeed(Node node, Time time) {
        this(node.uri().toString(), () -> List.of(node), time);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public synchronized void open(FeedListener listener) {
        look(listener);
    }

    private synchronized void look(FeedListener listener) {
        if (closed) {
            return;
        }
        long now = clock.getAsLong();
        Set<Node> present = new LinkedHashSet<>(running.get());
        watches.values().forEach(Watch::collect);
        boolean parting = !present.containsAll(watches.keySet());
        tell(parting || watches.size() == 1 ? Long.MAX_VALUE : now, listener); // of who has gone, the last words too
        partFrom(present, listener);
        meet(present, listener);
        time.after(INTERVAL, () -> look(listener));
    }

    /// Passes on what was recorded up to this moment.
    private void tell(long until, FeedListener listener) {
        for (Watch next = oldest(until); next != null; next = oldest(until)) {
            listener.record(next.waiting.remove());
        }
    }

    private @Nullable Watch oldest(long until) {
        Watch oldest = null;
        long least = until;
        for (Watch watch : watches.values()) {
            TapRecord first = watch.waiting.peek();
            if (first != null && (oldest == null ? first.nanos() <= least : first.nanos() < least)) {
                oldest = watch;
                least = first.nanos();
            }
        }
        return oldest;
    }

    private void partFrom(Set<Node> present, FeedListener listener) {
        for (Node node : List.copyOf(watches.keySet())) {
            if (!present.contains(node)) {
                watches.remove(node).subscription.close();
                String reason = node.name() + " does not run";
                if (watches.isEmpty()) {
                    listener.interrupted(reason);
                } else {
                    listener.interrupted(node.name(), reason);
                }
            }
        }
    }

    private void meet(Set<Node> present, FeedListener listener) {
        for (Node node : present) {
            if (!watches.containsKey(node)) {
                boolean first = watches.isEmpty();
                watches.put(node, new Watch(node.watch(), new ArrayDeque<>()));
                listener.introduced(node.hello());
                if (first) {
                    listener.connected();
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watches.values().forEach(watch -> watch.subscription.close());
        watches.clear();
    }
}
