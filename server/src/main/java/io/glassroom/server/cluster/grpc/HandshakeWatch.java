package io.glassroom.server.cluster.grpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;

/// Tells who came without a certificate that counts: gRPC itself hears of connections only after their handshake. One
/// stands in the listening channel, and puts another into each connection that it accepts; that one steps aside with the
/// first bytes, when the handshake has begun.
final class HandshakeWatch extends ChannelInboundHandlerAdapter {

    private final BiConsumer<String, String> refused;

    /// @param refused gets an address and a reason, on the event loop
    HandshakeWatch(BiConsumer<String, String> refused) {
        this.refused = refused;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Channel connection) {
            connection.pipeline().addLast(new HandshakeWatch(refused));
        } else {
            SslHandler handshake = context.pipeline().get(SslHandler.class);
            if (handshake != null) {
                handshake.handshakeFuture().addListener(shaken -> tell(context.channel(), shaken.cause()));
            }
            context.pipeline().remove(this);
        }
        context.fireChannelRead(message);
    }

    private void tell(Channel connection, Throwable cause) {
        if (cause instanceof SSLException) { // and not who has just gone away
            refused.accept(Refusal.address(connection.remoteAddress()), Refusal.certificate(cause));
        }
    }
}
