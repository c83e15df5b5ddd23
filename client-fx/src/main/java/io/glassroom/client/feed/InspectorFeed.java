package io.glassroom.client.feed;

import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.client.Wire;
import io.glassroom.protocol.client.WireListener;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapCodec;
import io.glassroom.protocol.tap.TapFormatException;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Looks into a node of another process, through its inspector endpoint. When the node goes away it says so, and asks
/// again every two seconds until it is back.
public final class InspectorFeed implements Feed {

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int NORMAL = 1000;

    private final URI node;
    private final String path;
    private final Dialer dialer;
    private final Time time;
    private @Nullable Wire wire;
    private boolean closed;

    /// @param node where its clients connect: `ws://127.0.0.1:3250/ws`
    /// @param path of its inspector endpoint: `/inspect`
    public InspectorFeed(URI node, String path, Dialer dialer, Time time) {
        this.node = node;
        this.path = path;
        this.dialer = dialer;
        this.time = time;
    }

    @Override
    public String source() {
        return node.toString();
    }

    @Override
    public void open(FeedListener listener) {
        Thread.ofVirtual().name("inspector-feed").start(() -> dial(listener));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (wire != null) {
            wire.close(NORMAL, "");
        }
    }

    private void dial(FeedListener listener) {
        try {
            dialer.dial(node.resolve(path), new Stream(listener));
        } catch (IOException e) {
            interrupted(listener, String.valueOf(e.getMessage()));
        }
    }

    private synchronized void interrupted(FeedListener listener, String reason) {
        wire = null;
        if (!closed) {
            listener.interrupted(node + ": " + reason);
            time.after(AGAIN, () -> open(listener));
        }
    }

    private synchronized void keep(Wire opened) {
        wire = opened;
        if (closed) {
            opened.close(NORMAL, "");
        }
    }

    private final class Stream implements WireListener {

        private final FeedListener listener;
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream(); // of a line

        Stream(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void opened(Wire opened) {
            keep(opened);
            listener.connected();
        }

        @Override
        public void received(Bytes chunk) {
            for (int at = 0; at < chunk.length(); at++) {
                int octet = chunk.u8(at);
                if (octet == '\n') {
                    line(partial.toString(StandardCharsets.UTF_8));
                    partial.reset();
                } else {
                    partial.write(octet);
                }
            }
        }

        private void line(String line) {
            try {
                TapCodec.decode(line).ifPresent(this::tell);
            } catch (TapFormatException e) {
                listener.interrupted(node + ": " + e.getMessage());
            }
        }

        private void tell(TapLine line) {
            switch (line) {
                case TapLine.Recorded(var record) -> listener.record(record);
                case TapLine.Hello hello -> listener.introduced(hello);
                case TapLine.Lost lost -> {} // the next record's number says it too
            }
        }

        @Override
        public void closed(int code, String reason) {
            interrupted(listener, reason.isEmpty() ? "closed with " + code : reason);
        }
    }
}
