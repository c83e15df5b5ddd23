package io.glassroom.server.transport;

import io.glassroom.protocol.time.Time.Timer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Listens on a socket and keeps account of the channels that came of it.
abstract class SocketAcceptor implements Acceptor {

    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 << 10, 64 << 10);
    private static final int BACKLOG = 1024;
    private static final int READ = 16 << 10; // bytes in one read; the buffer is given back after it

    private final SocketStation station;
    private final InetSocketAddress listen;
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Channel server;

    SocketAcceptor(TransportSettings settings, EventLoops loops, InetSocketAddress listen) {
        this.station = new SocketStation(settings, loops, new Counters());
        this.listen = listen;
    }

    /// What is done with a channel that has just been accepted, on its event loop.
    abstract void accepted(Channel channel, Function<Connection, ConnectionHandler> opened);

    final SocketStation station() {
        return station;
    }

    @Override
    public void bind(Function<Connection, ConnectionHandler> opened) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(station.loops().group())
                .channel(station.loops().serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false) // whoever comes early waits in the backlog
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channels.add(channel);
                        channel.closeFuture().addListener(future -> channels.remove(channel));
                        accepted(channel, opened);
                    }
                })
                .bind(listen)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + name(listen) + ": " + reason(bound.cause()), bound.cause());
        }
        server = bound.channel();
    }

    @Override
    public final void accept() {
        Channel bound = server;
        if (bound == null) {
            throw new IllegalStateException("not bound");
        }
        bound.config().setAutoRead(true);
    }

    @Override
    public final InetSocketAddress address() {
        Channel bound = server;
        if (bound == null || !(bound.localAddress() instanceof InetSocketAddress address)) {
            return listen;
        }
        return address;
    }

    @Override
    public final Statistics statistics() {
        return station.counters().snapshot();
    }

    @Override
    public final void stopAccepting() {
        Channel bound = server;
        if (bound != null) {
            bound.close().awaitUninterruptibly();
        }
    }

    /// Not to be called from an event loop, which would wait for itself.
    @Override
    public final void close(Duration grace) {
        stopAccepting();
        List<Channel> open = List.copyOf(channels);
        Timer end = station.settings().time().after(grace, () -> open.forEach(Channel::close));
        // The node's time may stand still, and then somebody stops the node all the same.
        var patience = station.loops().group().schedule(() -> open.forEach(Channel::close), grace.toNanos(), TimeUnit.NANOSECONDS);
        List<Future<Optional<SocketConnection>>> dismissed = open.stream()
                .map(channel -> channel.eventLoop().submit(() -> dismiss(channel)))
                .toList();
        open.forEach(channel -> channel.closeFuture().awaitUninterruptibly());
        dismissed.forEach(done -> done.awaitUninterruptibly().getNow().ifPresent(SocketConnection::awaitClosed));
        end.cancel();
        patience.cancel(false);
    }

    /// On the channel's event loop, behind what it was asked to do before, such as to say why.
    private static Optional<SocketConnection> dismiss(Channel channel) {
        Optional<SocketConnection> connection = Optional.ofNullable(channel.pipeline().get(SocketConnection.class));
        connection.ifPresentOrElse(
                one -> one.close(Closing.GOING_AWAY, "server is shutting down"), channel::close);
        return connection;
    }

    private static String name(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
            return "no such host";
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use") ? "the port is taken" : message.replaceFirst(".* failed with error\\(-?\\d+\\): ", "");
    }
}
