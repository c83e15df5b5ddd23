package io.glassroom.client.feed;

import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import io.glassroom.server.inspect.TapSubscription;
import io.glassroom.server.node.Node;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Watches a node in this process: no socket, no JSON, the records as the node's tap keeps them.
public final class NodeFeed implements Feed {

    private static final Duration INTERVAL = Duration.ofMillis(25);
    private static final int AT_ONCE = 5_000; // records of one visit to the ring

    private final Node node;
    private final Time time;
    private @Nullable TapSubscription subscription;
    private boolean closed;

    /// @param time when to look; not the node's, which may stand still
    public NodeFeed(Node node, Time time) {
        this.node = node;
        this.time = time;
    }

    @Override
    public String source() {
        return node.uri().toString();
    }

    @Override
    public synchronized void open(FeedListener listener) {
        TapSubscription watching = node.watch();
        subscription = watching;
        listener.introduced(node.hello());
        listener.connected();
        look(watching, listener);
    }

    private synchronized void look(TapSubscription watching, FeedListener listener) {
        if (closed) {
            return;
        }
        TapSubscription.Batch batch;
        do {
            batch = watching.poll(AT_ONCE); // what was lost shows in the numbers of the records
            for (TapRecord record : batch.records()) {
                listener.record(record);
            }
        } while (batch.records().size() == AT_ONCE);
        time.after(INTERVAL, () -> look(watching, listener));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }
}
