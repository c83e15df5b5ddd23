package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.node.Node;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Watches the nodes in this process: no socket, no JSON, the records as each node's tap keeps them. Nodes may come and
/// go; one that is started again is another [Node] and is introduced again.
public final class NodeFeed implements Feed {

    private static final Duration INTERVAL = Duration.ofMillis(25);
    private static final int AT_ONCE = 5_000; // records of one visit to a ring

    private final String source;
    private final Supplier<List<Node>> running;
    private final Time time;
    private final Map<Node, TapSubscription> watched = new LinkedHashMap<>();
    private boolean closed;

    /// @param source for people
    /// @param running the nodes of the moment
    /// @param time when to look; not the nodes', which may stand still
    public NodeFeed(String source, Supplier<List<Node>> running, Time time) {
        this.source = source;
        this.running = running;
        this.time = time;
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
        Set<Node> present = new LinkedHashSet<>(running.get());
        watched.values().forEach(watching -> tell(watching, listener)); // the last words of those who are gone, too
        partFrom(present, listener);
        meet(present, listener);
        time.after(INTERVAL, () -> look(listener));
    }

    private static void tell(TapSubscription watching, FeedListener listener) {
        List<TapRecord> records;
        do {
            records = watching.poll(AT_ONCE).records(); // what was lost shows in the numbers of the records
            records.forEach(listener::record);
        } while (records.size() == AT_ONCE);
    }

    private void partFrom(Set<Node> present, FeedListener listener) {
        for (Iterator<Map.Entry<Node, TapSubscription>> all = watched.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Node, TapSubscription> one = all.next();
            if (!present.contains(one.getKey())) {
                one.getValue().close();
                all.remove();
                String gone = one.getKey().name();
                if (watched.isEmpty()) {
                    listener.interrupted(gone + " does not run");
                } else {
                    listener.interrupted(gone, gone + " does not run");
                }
            }
        }
    }

    private void meet(Set<Node> present, FeedListener listener) {
        for (Node node : present) {
            if (!watched.containsKey(node)) {
                TapSubscription watching = node.watch();
                boolean first = watched.isEmpty();
                watched.put(node, watching);
                listener.introduced(node.hello());
                if (first) {
                    listener.connected();
                }
                tell(watching, listener);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        watched.values().forEach(TapSubscription::close);
        watched.clear();
    }
}
