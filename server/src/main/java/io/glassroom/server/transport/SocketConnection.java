package io.glassroom.server.transport;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapEvent.TransportStep;
import io.glassroom.protocol.time.Time.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/// A connection over a socket. It is the last handler of its channel's pipeline, and everything but the queue belongs
/// to the channel's event loop.
///
/// **Out.** Packets wait in the [OutboundQueue]. A flush copies many of them, each with its framing, into one pooled
/// buffer and writes that with one system call. It stops when the socket takes no more, so that Netty's own buffer never
/// holds more than a few hundred kilobytes: the bounded queue is the only queue. Packets sent from the event loop while
/// it reads are flushed at the end of the read; anybody else's first packet orders a flush.
///
/// **Close.** `close` shuts the queue, lets it run empty, says farewell in the carrier's way, and waits for the peer to
/// answer. A timer ends it all if the peer does not read or does not answer.
abstract class SocketConnection extends ChannelInboundHandlerAdapter implements Breakable, OutboundQueue.Drops {

    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(SocketConnection.class.getName());
    private static final int BATCH = 64 << 10; // bytes in one write
    private static final AtomicLongFieldUpdater<SocketConnection> BYTES_IN =
            AtomicLongFieldUpdater.newUpdater(SocketConnection.class, "bytesIn");
    private static final AtomicLongFieldUpdater<SocketConnection> BYTES_OUT =
            AtomicLongFieldUpdater.newUpdater(SocketConnection.class, "bytesOut");
    private static final AtomicLongFieldUpdater<SocketConnection> DROPPED =
            AtomicLongFieldUpdater.newUpdater(SocketConnection.class, "dropped");

    private final SocketStation station;
    private final Tap tap;
    private final String id;
    private final Channel channel;
    private final OutboundQueue queue;
    private volatile long bytesIn;
    private volatile long bytesOut;
    private volatile long dropped;

    private volatile @Nullable Closing closing;
    private @Nullable ConnectionHandler handler;
    private @Nullable Timer closeTimer;
    private @Nullable Bytes large; // being written in parts
    private int largeAt;
    private boolean reading;
    private boolean flushAfterRead;
    private boolean farewellSaid;
    boolean batches;

    SocketConnection(SocketStation station, Channel channel, boolean tapped) {
        this.station = station;
        this.tap = tapped ? station.settings().tap() : Tap.NONE;
        this.id = station.settings().ids().next();
        this.channel = channel;
        this.queue = new OutboundQueue(station.settings().outbound(), this);
    }

    // What a carrier does its own way

    /// Takes what was read from the socket. Does not release it.
    abstract void read(ByteBuf bytes);

    /// Bytes that the framing adds to a packet or batch of this length.
    abstract int headLength(long length);

    abstract void writeHead(ByteBuffer out, long length);

    /// Tells the peer that this is the end. Called once, when nothing is left to write.
    abstract void sayFarewell(Closing closing);

    /// The socket takes bytes, and no packet is half written.
    abstract void betweenPackets();

    /// The channel is gone.
    abstract void released(Closing closing);

    // Connection

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String remoteAddress() {
        return remoteAddress(channel);
    }

    /// `127.0.0.1:51844` or `[::1]:51844`.
    static String remoteAddress(Channel channel) {
        if (channel.remoteAddress() instanceof InetSocketAddress address) {
            String host = address.getAddress().getHostAddress();
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        }
        return String.valueOf(channel.remoteAddress());
    }

    @Override
    public Map<String, List<String>> headers() {
        return Map.of();
    }

    @Override
    public final void send(Bytes packet, Delivery delivery) {
        boolean mayWait = station.settings().outbound().whenFull() == OutboundPolicy.WhenFull.BLOCK
                && !station.loops().own(Thread.currentThread());
        switch (queue.offer(packet, delivery, mayWait)) {
            case QUEUED, DROPPED -> {}
            case FLUSH -> orderFlush();
            case FULL -> {
                int packets = queue.size();
                close(Closing.TOO_SLOW, "too slow: " + packets + " packets wait");
                throw new FullQueueException(id, packets);
            }
            case CLOSED -> throw new ClosedConnectionException(id);
        }
    }

    @Override
    public final void close(int code, String reason) {
        beginClosing(new Closing(code, reason));
    }

    @Override
    public final void execute(Runnable task) {
        onLoop(() -> {
            if (channel.isActive()) {
                task.run();
            }
        });
    }

    @Override
    public final void onLoop(Runnable task) {
        if (channel.eventLoop().inEventLoop()) {
            task.run();
        } else {
            later(task);
        }
    }

    private void later(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and the connection before it.
        }
    }

    @Override
    public final void pauseReading() {
        setReading(false, TransportStep.PAUSED);
    }

    @Override
    public final void resumeReading() {
        setReading(true, TransportStep.RESUMED);
    }

    @Override
    public final void allowBatches() {
        execute(() -> batches = true);
    }

    @Override
    public final Traffic traffic() {
        return new Traffic(bytesIn, bytesOut, dropped);
    }

    // Opening and closing, on the event loop unless said otherwise

    final void open(ConnectionHandler opened) {
        handler = opened;
        station.counters().accepted.increment();
    }

    final Channel channel() {
        return channel;
    }

    /// Whether a frame written now would fall between two packets.
    final boolean isBetweenPackets() {
        return large == null;
    }

    /// The handler, unless it no longer wants to hear: after `close` nothing more is received.
    final @Nullable ConnectionHandler listener() {
        return closing == null ? handler : null;
    }

    /// Any thread.
    ///
    /// @return false if it is closing already
    final boolean beginClosing(Closing why) {
        if (!queue.shut()) {
            return false;
        }
        closing = why;
        onLoop(this::continueClosing);
        return true;
    }

    /// Any thread but an event loop: waits until the handler has been told that the connection is gone.
    final void awaitClosed() {
        queue.awaitRelease();
    }

    /// Writes what the socket takes at once and gives up the rest: the peer has said farewell.
    final void stopWriting() {
        farewellSaid = true;
        flush();
        queue.clear();
    }

    /// Closes the socket once everything written so far has left.
    final void closeSocketAfterFlush() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ignored -> channel.close());
    }

    @Override
    public final void halfClose() {
        execute(() -> {
            stopWriting();
            endStreamAfterFlush();
        });
    }

    /// Ends the stream in this direction once everything written so far has left.
    final void endStreamAfterFlush() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ignored -> endStream());
    }

    private void endStream() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }

    /// Below TLS, which would take its leave.
    @Override
    public final void reset() {
        execute(() -> {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.pipeline().firstContext().close();
        });
    }

    private void continueClosing() {
        if (!channel.isActive()) {
            return;
        }
        closeTimer = station.settings().time().after(CLOSE_TIMEOUT, channel::close);
        if (!channel.config().isAutoRead()) {
            channel.config().setAutoRead(true); // to see the peer's answer
        }
        orderFlush();
    }

    private void setReading(boolean on, TransportStep step) {
        execute(() -> {
            if (closing == null && channel.config().isAutoRead() != on) {
                channel.config().setAutoRead(on);
                tell(step, 0, 0);
            }
        });
    }

    // Writing

    private void orderFlush() {
        if (channel.eventLoop().inEventLoop() && reading) {
            flushAfterRead = true;
        } else {
            later(this::flush);
        }
    }

    private void flush() {
        if (!channel.isActive()) {
            return;
        }
        int packets = 0;
        long bytes = 0;
        while (channel.isWritable()) {
            if (large != null) {
                bytes += writePart(large);
                continue;
            }
            Bytes[] taken = queue.take(BATCH);
            if (taken.length == 0) {
                break;
            }
            packets += taken.length;
            bytes += write(taken);
        }
        if (bytes > 0) {
            channel.flush();
            BYTES_OUT.lazySet(this, bytesOut + bytes);
            station.counters().bytesOut.add(bytes);
            station.counters().flushes.increment();
            tell(TransportStep.FLUSHED, packets, bytes);
        }
        if (large == null && channel.isWritable()) {
            betweenPackets();
        }
        Closing why = closing;
        if (why != null && large == null && !farewellSaid && queue.size() == 0) {
            farewellSaid = true;
            sayFarewell(why);
        }
    }

    /// One buffer for all of them; a packet that does not fit is begun here and goes on in parts.
    private long write(Bytes[] packets) {
        long length = 0;
        for (Bytes packet : packets) {
            length += packet.length();
        }
        int heads = batches ? headLength(length) : 0;
        if (!batches) {
            for (Bytes packet : packets) {
                heads += headLength(packet.length());
            }
        }
        int capacity = (int) Math.min(heads + length, BATCH + heads);
        ByteBuf buffer = channel.alloc().directBuffer(capacity, capacity);
        ByteBuffer out = buffer.internalNioBuffer(0, capacity);
        int start = out.position();
        if (batches) {
            writeHead(out, length);
        }
        for (Bytes packet : packets) {
            if (!batches) {
                writeHead(out, packet.length());
            }
            int count = Math.min(packet.length(), out.remaining());
            packet.copyTo(0, count, out);
            if (count < packet.length()) {
                large = packet;
                largeAt = count;
            }
        }
        return submit(buffer, out.position() - start);
    }

    private long writePart(Bytes packet) {
        int count = Math.min(packet.length() - largeAt, BATCH);
        ByteBuf buffer = channel.alloc().directBuffer(count, count);
        packet.copyTo(largeAt, count, buffer.internalNioBuffer(0, count));
        largeAt += count;
        if (largeAt == packet.length()) {
            large = null;
        }
        return submit(buffer, count);
    }

    private long submit(ByteBuf buffer, int count) {
        buffer.writerIndex(count);
        channel.write(buffer, channel.voidPromise());
        return count;
    }

    @Override
    public final void dropped(int packets, long bytes) {
        DROPPED.addAndGet(this, packets);
        station.counters().packetsDropped.add(packets);
        tell(TransportStep.DROPPED, packets, bytes);
    }

    private void tell(TransportStep step, int packets, long bytes) {
        if (tap.active()) {
            tap.emit(FlowId.NONE, new TapEvent.Transport(id, step, packets, bytes));
        }
    }

    // The channel's events

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        try {
            reading = true;
            BYTES_IN.lazySet(this, bytesIn + bytes.readableBytes());
            station.counters().bytesIn.add(bytes.readableBytes());
            read(bytes);
        } finally {
            bytes.release();
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        if (flushAfterRead) {
            flushAfterRead = false;
            flush();
        }
    }

    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            flush();
        }
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        queue.shut();
        queue.clear();
        large = null;
        if (closeTimer != null) {
            closeTimer.cancel();
        }
        Closing why = closing == null ? Closing.VANISHED : closing;
        closing = why;
        released(why);
        try {
            if (handler != null) {
                station.counters().closed.increment();
                handler.closed(why.code(), why.reason());
            }
        } finally {
            queue.release();
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(Level.WARNING, "connection " + id + " closes after " + cause, cause);
            if (beginClosing(new Closing(Closing.INTERNAL_ERROR, "internal error"))) {
                return;
            }
        }
        channel.close();
    }
}
