package io.glassroom.samples.benchmarks.yardstick;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;

/// Bare Netty: its own WebSocket handler, epoll where there is one, nothing above. What a server on Netty cannot
/// beat without leaving things out.
public final class NettyYardstick implements Yardstick {
    private static final int BACKLOG = 4_096; // connections not yet accepted
    private static final int HTTP_REQUEST = 8_192; // bytes

    private final EventLoopGroup loops;
    private final Channel server;

    /// @param port    to listen on, 0 for any
    /// @param threads event loops
    public NettyYardstick(int port, int threads) throws InterruptedException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        NettyRoom room = new NettyRoom();
        this.loops = new MultiThreadIoEventLoopGroup(threads, io);
        this.server = new ServerBootstrap()
                .group(loops)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(room))
                .bind(new InetSocketAddress("127.0.0.1", port))
                .sync()
                .channel();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Pipeline extends ChannelInitializer<Channel> {
        private static final WebSocketServerProtocolConfig CONFIG = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .withUTF8Validator(false)
                .dropPongFrames(false)
                .build();

        private final NettyRoom room;

        Pipeline(NettyRoom room) {
            this.room = room;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(HTTP_REQUEST))
                    .addLast(new WebSocketServerProtocolHandler(CONFIG))
                    .addLast(new NettyEcho(room));
        }
    }
}
