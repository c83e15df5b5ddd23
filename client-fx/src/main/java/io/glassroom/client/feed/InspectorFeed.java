package io.glassroom.client.feed;

import io.glassroom.protocol.client.ClusterInspector;
import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.OperatorToken;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into nodes of other processes, through their inspectors: into the one at an address, and if that is a member
/// of a cluster into all others as well, while they come and go. A node that goes away is asked again until it is back
/// or has left.
public final class InspectorFeed implements Feed {

    private final URI node;
    private final Optional<OperatorToken> token;
    private final Time time;
    private @Nullable ClusterInspector inspector;
    private boolean closed;

    /// @param node where its clients connect: `ws://127.0.0.1:3250/ws`
    public InspectorFeed(URI node, Time time) {
        this(node, Optional.empty(), time);
    }

    /// @param node where its clients connect: `ws://127.0.0.1:3250/ws`
    /// @param token if the nodes want one
    public InspectorFeed(URI node, Optional<OperatorToken> token, Time time) {
        this.node = node;
        this.token = token;
        this.time = time;
    }

    @Override
    public String source() {
        return node.toString();
    }

    @Override
    public synchronized void open(FeedListener listener) {
        if (!closed) {
            inspector = ClusterInspector.open(node, token, true, new Ear(listener), time, Dialer.standard());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (inspector != null) {
            inspector.close();
        }
    }

    private record Ear(FeedListener listener) implements ClusterListener {

        @Override
        public void hello(TapLine.Hello hello) {
            listener.introduced(hello);
            listener.connected();
        }

        @Override
        public void records(String node, List<TapRecord> records) {
            records.forEach(listener::record);
        }

        @Override
        public void lost(String node, long count) {} // the next record's number says it too

        @Override
        public void gone(String node, String reason) {
            listener.interrupted(node, reason);
        }

        @Override
        public void blind(String reason, boolean forGood) {
            if (forGood) {
                listener.ended(reason);
            } else {
                listener.interrupted(reason);
            }
        }
    }
}
