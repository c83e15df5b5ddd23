package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress("127.0.0.1", 0);

    private final TransportSettings settings = new TransportSettings(new VirtualTime());
    private final EventLoops loops = new EventLoops(1);
    private final Recorder recorder = Recorder.echo();

    @AfterEach
    void stop() {
        loops.close();
    }

    private static Path resource(String name) throws Exception {
        return Path.of(TlsTest.class.getResource(name).toURI());
    }

    private static Optional<Tls> tls() throws Exception {
        return Optional.of(Tls.of(resource("test-cert.pem"), resource("test-key.pem")));
    }

    private static Socket trustingSocket() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = TlsTest.class.getResourceAsStream("test-cert.pem")) {
            store.setCertificateEntry(
                    "test", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory().createSocket();
    }

    @Test
    void webSocketWorksOverTls() throws Exception {
        var acceptor = new WebSocketAcceptor(settings, loops, WebSocketOptions.on(ANY_PORT).withTls(tls()));
        acceptor.start(recorder);
        try (acceptor; var client = new RawClient(trustingSocket(), acceptor.address())) {
            client.upgrade("/ws");
            byte[] payload = new byte[60_000];
            new Random(1).nextBytes(payload);
            client.send(payload);
            assertArrayEquals(payload, recorder.next().bytes(payload.length));
            readEcho(client, payload.length);
            client.write(RawClient.closeFrame(1000));
            assertEquals(1000, client.read().closeCode());
            assertTrue(client.atEnd());
        }
    }

    /// Reads the echo, in however many messages it came.
    private static void readEcho(RawClient client, int bytes) throws Exception {
        for (int left = bytes; left > 0; ) {
            left -= client.read().payload().length;
        }
    }

    @Test
    void rawTcpWorksOverTls() throws Exception {
        var acceptor = new TcpAcceptor(settings, loops, ANY_PORT, tls());
        acceptor.start(recorder);
        try (acceptor; var client = new RawClient(trustingSocket(), acceptor.address())) {
            client.write((byte) 1, (byte) 2);
            assertArrayEquals(new byte[] {1, 2}, client.readBytes(2));
            Recorder.Seen seen = recorder.next();
            seen.connection.send(Bytes.utf8("bye"));
            seen.connection.close(1000, "");
            assertArrayEquals("bye".getBytes(), client.readBytes(3));
            assertTrue(client.atEnd());
        }
    }

    @Test
    void whoeverSpeaksInTheClearIsDisconnected() throws Exception {
        var acceptor = new WebSocketAcceptor(settings, loops, WebSocketOptions.on(ANY_PORT).withTls(tls()));
        acceptor.start(recorder);
        try (acceptor; var client = new RawClient(acceptor.address())) {
            client.write(RawClient.upgradeRequest("/ws").getBytes());
            while (!client.atEnd()) {}
            assertTrue(recorder.sawNone());
        }
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        var failure = assertThrows(IOException.class, () -> Tls.of(Path.of("/no/cert.pem"), resource("test-key.pem")));
        assertEquals("cannot read /no/cert.pem", failure.getMessage());
    }

    @Test
    void aFileThatIsNoKeyIsNamed(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), "nonsense");
        Path certificate = resource("test-cert.pem");
        var failure = assertThrows(IOException.class, () -> Tls.of(certificate, key));
        assertEquals("no usable certificate and key in " + certificate + " and " + key, failure.getMessage());
    }
}
