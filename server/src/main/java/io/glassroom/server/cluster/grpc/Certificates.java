package io.glassroom.server.cluster.grpc;

import io.glassroom.server.cluster.ClusterConfig.Tls;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Mutual TLS: each end shows a certificate that the cluster's authority has signed. Which host it names is not looked at,
/// on either side alike: members come and go, and the authority signs for members of this cluster alone.
final class Certificates {

    private final Tls files;

    /// @throws IOException if one of the files cannot be read; the message names it
    Certificates(Tls files) throws IOException {
        for (Path file : new Path[] {files.certificate(), files.key(), files.authority()}) {
            if (!Files.isReadable(file)) {
                throw new IOException("cannot read " + file);
            }
        }
        this.files = files;
    }

    /// @throws IOException if the files do not fit
    SslContext server() throws IOException {
        return built(SslContextBuilder.forServer(files.certificate().toFile(), files.key().toFile())
                .trustManager(files.authority().toFile())
                .clientAuth(ClientAuth.REQUIRE));
    }

    /// @throws IOException if the files do not fit
    SslContext client() throws IOException {
        return built(SslContextBuilder.forClient()
                .keyManager(files.certificate().toFile(), files.key().toFile())
                .trustManager(new SignedByAuthority(trust(files.authority()))));
    }

    private SslContext built(SslContextBuilder builder) throws IOException {
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException(
                    "no usable certificate, key and authority in %s, %s, %s"
                            .formatted(files.certificate(), files.key(), files.authority()),
                    e);
        }
    }

    private static X509TrustManager trust(Path authority) throws IOException {
        try (InputStream in = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority " + store.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager ours) {
                    return ours;
                }
            }
            throw new IOException("no trust in " + authority);
        } catch (GeneralSecurityException e) {
            throw new IOException("no usable certificate in " + authority, e);
        }
    }

    /// Looks at signatures and dates, and not at the host.
    private static final class SignedByAuthority extends X509ExtendedTrustManager {

        private final X509TrustManager trust;

        SignedByAuthority(X509TrustManager trust) {
            this.trust = trust;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            trust.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
            trust.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return trust.getAcceptedIssuers();
        }
    }
}
