package io.glassroom.server.transport;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A server's certificate and key. Shared by any number of acceptors.
public final class Tls {

    private final SslContext context;

    private Tls(SslContext context) {
        this.context = context;
    }

    /// @param certificate chain, PEM, the server's own first
    /// @param key PEM, PKCS#8, not encrypted
    /// @throws IOException if one of them cannot be read; the message names it
    public static Tls of(Path certificate, Path key) throws IOException {
        for (Path file : new Path[] {certificate, key}) {
            if (!Files.isReadable(file)) {
                throw new IOException("cannot read " + file);
            }
        }
        try {
            return new Tls(SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(SslProvider.JDK)
                    .build());
        } catch (IllegalArgumentException | IOException e) {
            throw new IOException("no usable certificate and key in " + certificate + " and " + key, e);
        }
    }

    /// A handler for one connection. Whoever puts it into the pipeline watches over the time that the handshake takes.
    SslHandler handler(Channel channel) {
        SslHandler handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }
}
