package io.glassroom.server.cluster.trust;

import io.glassroom.server.cluster.ClusterConfig;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Mutual TLS: each end shows a certificate that the cluster's authority has signed. Which host it names is not looked at,
/// on either side alike: members come and go, and the authority signs for members of this cluster alone.
///
/// Safe for any thread.
public final class Certificates {

    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

    private final KeyManagerFactory own;
    private final TrustManager trust;

    /// @throws IOException if a file is no good; the message names it
    public Certificates(ClusterConfig.Tls tls) throws IOException {
        try {
            own = own(key(tls.key()), chain(tls.certificate()));
            trust = new SignedByAuthority(authority(chain(tls.authority())));
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "no usable certificate, key and authority in %s, %s, %s: %s"
                            .formatted(tls.certificate(), tls.key(), tls.authority(), e.getMessage()),
                    e);
        }
    }

    /// What this member shows.
    public KeyManagerFactory own() {
        return own;
    }

    /// Whom it believes.
    public TrustManager trust() {
        return trust;
    }

    private static KeyManagerFactory own(PrivateKey key, X509Certificate... chain) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry("node", key, NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys;
    }

    private static X509TrustManager authority(X509Certificate... certificates) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager ours) {
                return ours;
            }
        }
        throw new GeneralSecurityException("nobody checks certificates here"); // every JDK has somebody
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
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
}
