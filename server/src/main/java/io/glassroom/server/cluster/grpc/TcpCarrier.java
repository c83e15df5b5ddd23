package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.ClusterConfig.Tls;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Lines over sockets: HTTP/2, one connection for each. One thread has all of them; each line does its work on it, where
/// what was sent meanwhile becomes one parcel.
///
/// A dead host that sends no end is noticed by pings: the accepting end asks after 3 s of silence and waits 5 s for an
/// answer, the opening end may ask after 10 s only. Members have a line in both directions, so 8 s it is.
final class TcpCarrier implements Carrier {

    /// Bytes that may be on their way, and lie at the receiver, for each line.
    private static final int WINDOW = 1 << 20;

    private final InetSocketAddress listen;
    private final ServerCredentials serverCredentials;
    private final ChannelCredentials channelCredentials;
    private final EventLoopGroup loops;
    private final Class<? extends ServerChannel> serverChannel;
    private final Class<? extends Channel> channel;

    /// @throws IOException if the certificates cannot be used
    TcpCarrier(InetSocketAddress listen, Optional<Tls> tls) throws IOException {
        this.listen = listen;
        serverCredentials = tls.isPresent() ? Certificates.server(tls.get()) : InsecureServerCredentials.create();
        channelCredentials = tls.isPresent() ? Certificates.channel(tls.get()) : InsecureChannelCredentials.create();
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("lines", true), handlers);
        serverChannel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        channel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    @Override
    public ServerBuilder<?> server() {
        return NettyServerBuilder.forAddress(listen, serverCredentials)
                .channelType(serverChannel)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .flowControlWindow(WINDOW)
                .maxConcurrentCallsPerConnection(1)
                .keepAliveTime(3, TimeUnit.SECONDS)
                .keepAliveTimeout(5, TimeUnit.SECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    @Override
    public String address(Server server) {
        return text(reachable(listen.getAddress()), server.getPort());
    }

    private static InetAddress reachable(InetAddress bound) {
        if (!bound.isAnyLocalAddress()) {
            return bound;
        }
        try {
            return InetAddress.getLocalHost();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private static String text(InetAddress address, int port) {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public ManagedChannelBuilder<?> channel(String address, Executor serial) throws IOException {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IOException("'" + address + "' is no address");
        }
        InetAddress host = InetAddress.ofLiteral(address.substring(0, colon).replaceAll("[\\[\\]]", ""));
        return NettyChannelBuilder.forAddress(
                        new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))), channelCredentials)
                .channelType(channel)
                .eventLoopGroup((EventLoop) serial)
                .flowControlWindow(WINDOW)
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(5, TimeUnit.SECONDS);
    }

    @Override
    public Executor serial() {
        return loops.next();
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
