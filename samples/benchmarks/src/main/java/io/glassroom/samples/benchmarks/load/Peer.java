package io.glassroom.samples.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One client connection of the load. Belongs to its [Loop]'s thread.
final class Peer {
    /// How far the connection is, in this order.
    enum State {
        /// TCP connect sent.
        CONNECTING,
        /// HTTP upgrade sent; left out over TCP.
        UPGRADING,
        /// Handshake sent; left out for plain frames.
        HANDSHAKING,
        /// Handshake answered and acknowledged: messages flow.
        OPEN,
        /// The load sent a Close frame and waits for the server's.
        CLOSING,
        CLOSED
    }

    private static final int SMALLEST_REST = 256; // bytes

    /// Which connection of the load this is, from 0.
    final int index;

    final SocketChannel channel;
    final long connectedAt;
    State state = State.CONNECTING;
    long lastSentAt;
    @Nullable SelectionKey key;

    /// Bytes of a frame that has not arrived whole; the first `restLength` of them count.
    private byte[] rest = Wire.NOTHING;

    private int restLength;

    /// What the socket would not take yet, ready to be read.
    private @Nullable ByteBuffer unsent;

    Peer(int index, SocketChannel channel, long connectedAt) {
        this.index = index;
        this.channel = channel;
        this.connectedAt = connectedAt;
    }

    /// Fills the buffer from its start: what was left over, then whatever the socket has. False at the end of the
    /// stream.
    boolean read(ByteBuffer in) throws IOException {
        in.clear().put(rest, 0, restLength);
        return channel.read(in) >= 0;
    }

    /// Puts the bytes from `at` to `end` aside until more arrive.
    void keepRest(ByteBuffer in, int at, int end) {
        restLength = end - at;
        if (restLength == in.capacity()) {
            throw new LoadException("a frame of more than " + in.capacity() + " bytes");
        }
        if (rest.length < restLength) {
            rest = Arrays.copyOf(rest, Math.max(SMALLEST_REST, Integer.highestOneBit(restLength) << 1));
        }
        in.get(at, rest, 0, restLength);
    }

    /// Sends what remains in the buffer, now or when the socket takes it.
    void write(ByteBuffer out, long now) throws IOException {
        lastSentAt = now;
        if (unsent == null) {
            channel.write(out);
            if (!out.hasRemaining()) {
                return;
            }
        }
        ByteBuffer before = unsent;
        ByteBuffer all = ByteBuffer.allocate((before == null ? 0 : before.remaining()) + out.remaining());
        if (before != null) {
            all.put(before);
        }
        unsent = all.put(out).flip();
        listenFor(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    /// The socket takes bytes again.
    void writable() throws IOException {
        ByteBuffer waiting = unsent;
        if (waiting != null) {
            channel.write(waiting);
            if (waiting.hasRemaining()) {
                return;
            }
            unsent = null;
        }
        listenFor(SelectionKey.OP_READ);
    }

    void listenFor(int operations) {
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }
}
