package io.glassroom.server.transport;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Function;

/// Accepts raw TCP connections: the packets are all that is sent.
public final class TcpAcceptor extends SocketAcceptor {

    private final Optional<Tls> tls;

    public TcpAcceptor(TransportSettings settings, EventLoops loops, InetSocketAddress listen, Optional<Tls> tls) {
        super(settings, loops, listen);
        this.tls = tls;
    }

    @Override
    void accepted(Channel channel, Function<Connection, ConnectionHandler> opened) {
        tls.ifPresent(certificate -> channel.pipeline().addLast(certificate.handler(channel)));
        var connection = new TcpConnection(station(), channel);
        channel.pipeline().addLast(connection);
        connection.open(opened.apply(connection));
    }
}
