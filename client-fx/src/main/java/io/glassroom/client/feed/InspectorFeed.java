package io.glassroom.client.feed;

import io.glassroom.protocol.client.InspectorClient;
import io.glassroom.protocol.client.InspectorListener;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks into a node of another process, through its inspector endpoint. When the node goes away it says so, and asks
/// again every two seconds until it is back.
public final class InspectorFeed implements Feed {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final URI node;
    private final Time time;
    private @Nullable InspectorClient client;
    private boolean closed;

    /// @param node where its clients connect: `ws://127.0.0.1:3250/ws`
    public InspectorFeed(URI node, Time time) {
        this.node = node;
        this.time = time;
    }

    @Override
    public String source() {
        return node.toString();
    }

    @Override
    public void open(FeedListener listener) {
        Thread.ofVirtual().name("inspector-feed").start(() -> connect(listener));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
        }
    }

    private void connect(FeedListener listener) {
        try {
            keep(InspectorClient.connect(node, new Ear(listener)));
        } catch (IOException e) {
            interrupted(listener, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void keep(InspectorClient connected) {
        client = connected;
        if (closed) {
            connected.close();
        }
    }

    private synchronized void interrupted(FeedListener listener, String reason) {
        if (!closed) {
            listener.interrupted(reason);
            time.after(AGAIN, () -> open(listener));
        }
    }

    private final class Ear implements InspectorListener {

        private final FeedListener listener;

        Ear(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void hello(TapLine.Hello hello) {
            listener.introduced(hello);
            listener.connected();
        }

        @Override
        public void records(List<TapRecord> records) {
            records.forEach(listener::record);
        }

        @Override
        public void lost(long count) {} // the next record's number says it too

        @Override
        public void closed(int code, String reason) {
            interrupted(listener, reason.isEmpty() ? "closed with " + code : reason);
        }
    }
}
