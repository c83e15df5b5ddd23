package io.glassroom.protocol.client;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapFormatException;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Watches a node through its inspector endpoint: for terminals and windows that run outside of the node.
///
/// ```java
/// try (var watching = InspectorClient.connect(URI.create("ws://127.0.0.1:3250/ws"), listener)) { … }
/// ```
///
/// The listener is called on virtual threads. While it is behind by more than a few messages nothing more is read, so
/// that the records pile up at the node, where there is a bound.
public final class InspectorClient implements AutoCloseable {

    private static final int MOST_WAITING = 8; // messages
    private static final String PATH = "/inspect";

    private final InspectorListener listener;
    private final Mailbox mailbox;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private Bytes rest = Bytes.EMPTY; // of a line that has not ended; the wire's
    private volatile @Nullable Wire wire;
    private volatile boolean over;

    private InspectorClient(InspectorListener listener, Executor threads) {
        this.listener = listener;
        this.mailbox = new Mailbox(threads);
    }

    /// Connects to a node that wants no token, and waits until it is connected.
    ///
    /// @param node any of the node's WebSocket URLs; the path does not matter
    /// @throws IOException if there is no such node; the message says why in a few words
    public static InspectorClient connect(URI node, InspectorListener listener) throws IOException {
        return connect(node, Optional.empty(), listener, Dialer.standard());
    }

    /// Connects, and waits until it is connected. A node that refuses closes at once ([InspectorRefusal]).
    ///
    /// @param token the operator's, if the node wants one
    /// @throws IOException if there is no such node; the message says why in a few words
    public static InspectorClient connect(URI node, Optional<OperatorToken> token, InspectorListener listener, Dialer dialer)
            throws IOException {
        return connect(node, token, listener, dialer, task -> Thread.ofVirtual().name("inspector-client").start(task));
    }

    static InspectorClient connect(
            URI node, Optional<OperatorToken> token, InspectorListener listener, Dialer dialer, Executor threads) throws IOException {
        var client = new InspectorClient(listener, threads);
        Map<String, String> headers = token.map(known -> Map.of("Authorization", "Bearer " + known.text())).orElse(Map.of());
        dialer.dial(endpoint(node), headers, client.new Ear());
        return client;
    }

    /// The inspector of a node, given any of its WebSocket URLs.
    static URI endpoint(URI node) throws IOException {
        if (node.getScheme() == null || !node.getScheme().matches("wss?") || node.getAuthority() == null) {
            throw new IOException("'" + node + "' does not begin with ws:// or wss://");
        }
        try {
            return new URI(node.getScheme(), node.getAuthority(), PATH, null, null);
        } catch (URISyntaxException e) {
            throw new IOException("'" + node + "' is not a URL");
        }
    }

    /// Ends it. The listener hears of it.
    @Override
    public void close() {
        Wire open = wire;
        if (open != null) {
            open.close(1000, "seen enough");
        }
    }

    private void read(String line, Batch batch) {
        TapCodec.decode(line).ifPresent(read -> {
            switch (read) {
                case TapLine.Recorded(TapRecord record) -> batch.add(record);
                case TapLine.Lost(long count) -> {
                    batch.deliver();
                    listener.lost(count);
                }
                case TapLine.Hello hello -> {
                    batch.deliver();
                    listener.hello(hello);
                }
            }
        });
    }

    private void readLines(List<String> lines) {
        if (over) {
            return;
        }
        var batch = new Batch();
        try {
            lines.forEach(line -> read(line, batch));
            batch.deliver();
        } catch (TapFormatException e) {
            batch.deliver();
            end(1002, String.valueOf(e.getMessage()));
            close();
        }
    }

    private void end(int code, String reason) {
        if (!over) {
            over = true;
            listener.closed(code, reason);
        }
    }

    /// Records that came without anything else between them.
    private final class Batch {
        private List<TapRecord> records = new ArrayList<>();

        void add(TapRecord record) {
            records.add(record);
        }

        void deliver() {
            if (!records.isEmpty()) {
                listener.records(records);
                records = new ArrayList<>();
            }
        }
    }

    private final class Ear implements WireListener {
        @Override
        public void opened(Wire open) {
            wire = open;
        }

        @Override
        public void received(Bytes chunk) {
            List<String> lines = cut(chunk);
            room.acquireUninterruptibly();
            mailbox.execute(() -> {
                try {
                    readLines(lines);
                } finally {
                    room.release();
                }
            });
        }

        @Override
        public void closed(int code, String reason) {
            mailbox.execute(() -> end(code, reason));
        }

        private List<String> cut(Bytes chunk) {
            Bytes all = rest.isEmpty() ? chunk : rest.concat(chunk);
            List<String> lines = new ArrayList<>();
            int start = 0;
            for (int at = rest.length(); at < all.length(); at++) {
                if (all.u8(at) == '\n') {
                    lines.add(all.slice(start, at).utf8());
                    start = at + 1;
                }
            }
            rest = all.from(start);
            return lines;
        }
    }
}
