package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.ClusterConfig.Tls;
import io.glassroom.server.cluster.trust.Certificates;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;

/// Lines over sockets: HTTP/2, one connection for each. One thread has all of them; each line does its work on it, where
/// what was sent meanwhile becomes one parcel.
///
/// A host that has died without a word is noticed by the kernels, which ask after 3 s of silence and give up when there was
/// no answer for 5 s, so within 8 s (Linux). That also tells it from a process that has only stopped. Elsewhere, and behind
/// something that answers in the other's place, the pings of HTTP/2 notice it within 15 s: gRPC does not ask more often.
final class TcpCarrier implements Carrier {

    /// Bytes that may be on their way, and lie at the receiver, for each line.
    private static final int WINDOW = 1 << 20;

    private static final int UNUSED = 10; // seconds that a connection may be without a stream

    private static final int SILENCE = 3; // seconds until a kernel asks whether the other is there
    private static final int PATIENCE = 5; // seconds that an answer may take

    private final InetSocketAddress listen;
    private final Optional<SslContext> serverContext;
    private final Optional<SslContext> clientContext;
    private final EventLoopGroup loops;
    private final boolean epoll = Epoll.isAvailable();

    /// @param listen port 0 takes a free one
    /// @throws IOException if the certificates cannot be used
    TcpCarrier(InetSocketAddress listen, Optional<Tls> tls) throws IOException {
        if (listen.getAddress() == null) {
            throw new IOException("cannot find the host " + listen.getHostString());
        }
        this.listen = listen;
        if (tls.isPresent()) {
            var certificates = new Certificates(tls.get());
            serverContext = Optional.of(context(SslContextBuilder.forServer(certificates.own())
                    .trustManager(certificates.trust())
                    .clientAuth(ClientAuth.REQUIRE)));
            clientContext = Optional.of(
                    context(SslContextBuilder.forClient().keyManager(certificates.own()).trustManager(certificates.trust())));
        } else {
            serverContext = Optional.empty();
            clientContext = Optional.empty();
        }
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("lines", true), handlers);
    }

    private static SslContext context(SslContextBuilder builder) throws IOException {
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
        } catch (SSLException e) {
            throw new IOException("lines cannot be encrypted: " + e.getMessage(), e);
        }
    }

    @Override
    public ServerBuilder<?> server(BiConsumer<String, String> refused) {
        NettyServerBuilder server = NettyServerBuilder.forAddress(listen);
        serverContext.ifPresent(server::sslContext);
        if (epoll) {
            server.withChildOption(ChannelOption.SO_KEEPALIVE, true)
                    .withChildOption(EpollChannelOption.TCP_KEEPIDLE, SILENCE)
                    .withChildOption(EpollChannelOption.TCP_KEEPINTVL, 1)
                    .withChildOption(EpollChannelOption.TCP_KEEPCNT, PATIENCE)
                    .withChildOption(EpollChannelOption.TCP_USER_TIMEOUT, PATIENCE * 1_000);
        }
        return server
                .channelFactory(() -> listening(refused))
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .flowControlWindow(WINDOW)
                .maxConcurrentCallsPerConnection(1)
                .maxConnectionIdle(UNUSED, TimeUnit.SECONDS)
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(PATIENCE, TimeUnit.SECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
    }

    private ServerChannel listening(BiConsumer<String, String> refused) {
        ServerChannel channel = epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel();
        channel.pipeline().addLast(new HandshakeWatch(refused));
        return channel;
    }

    @Override
    public String address(Server server) {
        return text(reachable(listen.getAddress()), server.getPort());
    }

    /// Of a node that listens at every address, one that other hosts may know.
    private static InetAddress reachable(InetAddress bound) {
        if (!bound.isAnyLocalAddress()) {
            return bound;
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .min(Comparator.comparing(Inet6Address.class::isInstance))
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (SocketException e) {
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
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(
                new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1))));
        clientContext.ifPresentOrElse(builder::sslContext, builder::usePlaintext);
        if (epoll) {
            builder.withOption(ChannelOption.SO_KEEPALIVE, true)
                    .withOption(EpollChannelOption.TCP_KEEPIDLE, SILENCE)
                    .withOption(EpollChannelOption.TCP_KEEPINTVL, 1)
                    .withOption(EpollChannelOption.TCP_KEEPCNT, PATIENCE)
                    .withOption(EpollChannelOption.TCP_USER_TIMEOUT, PATIENCE * 1_000);
        }
        return builder
                .channelType(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .eventLoopGroup((EventLoop) serial)
                .flowControlWindow(WINDOW)
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(PATIENCE, TimeUnit.SECONDS);
    }

    /// Where it listens.
    @Override
    public String toString() {
        return listen.getHostString() + (listen.getPort() == 0 ? "" : ":" + listen.getPort());
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
