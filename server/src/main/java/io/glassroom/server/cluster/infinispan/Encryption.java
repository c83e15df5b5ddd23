package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.trust.Certificates;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// TLS 1.3 between members, both of which show their [Certificates].
final class Encryption {

    private static final String VERSION = "TLSv1.3";

    private final SSLContext context;

    Encryption(Certificates certificates) throws IOException {
        try {
            context = SSLContext.getInstance(VERSION);
            context.init(certificates.own().getKeyManagers(), new TrustManager[] {certificates.trust()}, null);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate and key of the cluster cannot be used: " + e.getMessage(), e);
        }
    }

    /// Over a socket that is connected.
    SSLSocket over(Socket plain, boolean client) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(client);
        socket.setNeedClientAuth(!client);
        socket.setEnabledProtocols(new String[] {VERSION});
        return socket;
    }
}
