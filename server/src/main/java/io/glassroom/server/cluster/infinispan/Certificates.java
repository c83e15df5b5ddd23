package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.ClusterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// TLS 1.3 between members, both of which show a certificate of the authority. Its host name does not matter: whoever has
/// a certificate of the cluster's authority is a member.
final class Certificates {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    private final SSLContext context;

    private Certificates(SSLContext context) {
        this.context = context;
    }

    /// @throws IOException if a file is no good; the message names it
    static Certificates of(ClusterConfig.Tls tls) throws IOException {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            own.setKeyEntry("node", key(tls.key()), NO_PASSWORD, chain(tls.certificate()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);

            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            for (X509Certificate certificate : chain(tls.authority())) {
                trusted.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);

            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new Certificates(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificate and key of the cluster cannot be used: " + e.getMessage(), e);
        }
    }

    private static X509Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = open(file)) {
            X509Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException("no certificate in " + file);
            }
            return chain;
        }
    }

    /// PKCS#8, not encrypted. The file does not say in clear of which kind the key is.
    private static PrivateKey key(Path file) throws IOException {
        try (InputStream in = open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            Matcher matcher = KEY.matcher(text);
            if (matcher.find()) {
                var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
                for (String kind : KINDS) {
                    try {
                        return KeyFactory.getInstance(kind).generatePrivate(encoded);
                    } catch (GeneralSecurityException e) {
                        // of another kind
                    }
                }
            }
            throw new IOException("no key that can be used in " + file + ": PKCS#8 is wanted, not encrypted");
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("cannot read " + file);
        }
        return Files.newInputStream(file);
    }

    /// TLS over a socket that is connected.
    SSLSocket over(Socket plain, boolean client) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(client);
        socket.setNeedClientAuth(!client);
        socket.setEnabledProtocols(new String[] {"TLSv1.3"});
        return socket;
    }
}
