package io.glassroom.samples.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
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

    /// Which connection of the load this is, from 0.
    final int index;

    final SocketChannel channel;
    State state = State.CONNECTING;

    /// Bytes of a frame that has not arrived whole; the first `restLength` of them count.
    byte[] rest = Loop.NOTHING;

    int restLength;

    /// What the socket would not take yet, ready to read.
    @Nullable ByteBuffer unsent;

    @Nullable SelectionKey key;
    long connectedAt;
    long lastSentAt;

    Peer(int index, SocketChannel channel) {
        this.index = index;
        this.channel = channel;
    }
}
