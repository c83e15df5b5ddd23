package io.glassroom.server.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `glassroom node` as a user starts and ends it: real processes, real signals.
class NodeCommandTest {

    private static final String ANY_PORT = "127.0.0.1:0";

    @Test
    void sigtermUnderLoadTellsEverybodyWhyAndExits0() throws Exception {
        try (NodeProcess process = NodeProcess.start("node", "--listen", ANY_PORT)) {
            URI node = process.ready();
            var peers = new ArrayList<RawPeer>();
            for (int i = 0; i < 20; i++) {
                RawPeer peer = RawPeer.join(node);
                peers.add(peer);
                peer.request(1, "Room.Join", "{}");
                assertEquals("1 {\"code\":0}", peer.heard());
            }
            for (RawPeer peer : peers) {
                peer.sendTogether(IntStream.range(0, 50)
                        .mapToObj(i -> new Message.Notify(Route.of("Room.Message"), Bytes.utf8("" + i)))
                        .toList());
            }
            long asked = System.nanoTime();
            process.terminate();
            for (RawPeer peer : peers) {
                assertEquals("{\"reason\":\"server is shutting down\"}", kick(peer).body().utf8());
                assertEquals(1001, peer.end().code());
                peer.close();
            }
            assertEquals(0, process.exitCode());
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            assertTrue(took.toSeconds() < 5, "took " + took);
            assertEquals(List.of("ready " + node), process.out());
            assertEquals(List.of(), process.err());
            assertThrows(ConnectException.class, () -> RawPeer.dial(node));
        }
    }

    private static Packet kick(RawPeer peer) throws IOException {
        Packet packet = peer.next();
        while (packet.type() != PacketType.KICK) {
            packet = peer.next();
        }
        return packet;
    }

    @Test
    void sigtermIsOverInFiveSecondsThoughAClientNeverReads() throws Exception {
        try (NodeProcess process = NodeProcess.start("node", "--listen", ANY_PORT, "--tcp")) {
            URI node = process.ready();
            assertEquals("tcp", node.getScheme());
            try (RawPeer deaf = RawPeer.narrow(node);
                    RawPeer half = RawPeer.dial(node)) {
                deaf.request(1, "Room.Join", "{}");
                deaf.heard();
                deaf.sendTogether(IntStream.range(0, 200)
                        .mapToObj(i -> new Message.Notify(Route.of("Room.Message"), Bytes.utf8("\"" + "x".repeat(20_000) + "\"")))
                        .toList());
                half.write((byte) 1);
                long asked = System.nanoTime();
                process.terminate();
                assertEquals(0, process.exitCode());
                Duration took = Duration.ofNanos(System.nanoTime() - asked);
                assertTrue(took.toSeconds() < 5, "took " + took);
            }
        }
    }

    @Test
    void sigtermIsOverInFiveSecondsThoughAComponentNeverShutsDown() throws Exception {
        try (NodeProcess process = NodeProcess.start("node", "--listen", ANY_PORT);
                RawPeer peer = RawPeer.join(process.ready())) {
            peer.request(1, "Trouble.Stays", "{}");
            assertEquals("1 {\"code\":0}", peer.heard());
            long asked = System.nanoTime();
            process.terminate();
            assertEquals(0, process.exitCode());
            Duration took = Duration.ofNanos(System.nanoTime() - asked);
            assertTrue(took.toSeconds() < 5, "took " + took);
            assertEquals(List.of("glassroom node: has ended after 4 s, and waited in vain for a component to shut down"), process.err());
        }
    }

    @Test
    void aClientThatNeverReadsFillsNoMemoryWhileARoomFloods() throws Exception {
        try (NodeProcess process = NodeProcess.start("node", "--listen", ANY_PORT)) { // has 64 MB of heap
            URI node = process.ready();
            try (RawPeer deaf = RawPeer.narrow(node);
                    RawPeer speaker = RawPeer.join(node)) {
                for (RawPeer peer : List.of(deaf, speaker)) {
                    peer.request(1, "Room.Join", "{}");
                    peer.heard();
                }
                String body = "\"" + "x".repeat(60_000) + "\"";
                for (int megabytes = 0; megabytes < 70; megabytes++) {
                    for (int i = 0; i < 17; i++) {
                        speaker.notify("Room.Message", body);
                    }
                    for (int i = 0; i < 17; i++) {
                        assertEquals(body.length() + 10, speaker.heard().length());
                    }
                }
            }
            assertEquals(List.of(), process.err());
        }
    }

    @Test
    void optionsOfTheFileAndOfTheCommandLineTakeEffect(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("node.properties"), """
                listen = 127.0.0.1:0
                heartbeat = 7s
                dictionary = on
                path = /game
                max-packet = 1k
                origin = https://example.org
                """);
        try (NodeProcess process = NodeProcess.start("node", "--config", file.toString(), "--dictionary", "off")) {
            URI node = process.ready();
            assertEquals("/game", node.getPath());
            try (RawPeer peer = RawPeer.open(node)) {
                var accepted = (HandshakeResponse.Accepted) peer.handshake("{}");
                assertEquals(Duration.ofSeconds(7), accepted.heartbeat());
                assertTrue(accepted.dictionary().isEmpty());
                peer.send(new Packet.HandshakeAck());
                peer.request(1, "Echo.Ping", "x".repeat(1025));
                assertEquals(1009, peer.end().code());
            }
            assertEquals(101, upgradeStatus(node, "https://example.org"));
            assertEquals(403, upgradeStatus(node, "https://example.com"));
            assertEquals(404, upgradeStatus(node.resolve("/ws"), "https://example.org"));
        }
    }

    private static int upgradeStatus(URI node, String origin) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder().header("Origin", origin).buildAsync(node, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    @Test
    void certificateAndKeyMakeItServeWss() throws Exception {
        String certificate = resource("test-cert.pem");
        try (NodeProcess process = NodeProcess.start(
                        "node", "--listen", ANY_PORT, "--tls-cert", certificate, "--tls-key", resource("test-key.pem"));
                HttpClient http = HttpClient.newBuilder().sslContext(trusting(Path.of(certificate))).build()) {
            URI node = process.ready();
            assertEquals("wss", node.getScheme());
            http.newWebSocketBuilder().buildAsync(node, new WebSocket.Listener() {}).join().abort();
            var health = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + node.getPort() + "/healthz")).build();
            assertEquals("ok\n", http.send(health, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private static String resource(String name) throws Exception {
        return Path.of(NodeCommandTest.class.getResource("/io/glassroom/server/transport/" + name).toURI()).toString();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry("test", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void aTakenPortIsOneLineAndExitCode2() throws Exception {
        try (Node first = Node.start(NodeConfig.builder().listen("127.0.0.1", 0).build());
                NodeProcess second = NodeProcess.start("node", "--listen", first.uri().getAuthority())) {
            assertEquals(2, second.exitCode());
            assertEquals(List.of(), second.out());
            assertEquals(
                    List.of("glassroom node: cannot listen on " + first.uri().getAuthority() + ": the port is taken"),
                    second.err());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --listen 127.0.0.1:99999       | '127.0.0.1:99999' is not an address
            --listen 127.0.0.1             | '127.0.0.1' is not an address
            --listen no.such.host.invalid:1| there is no host 'no.such.host.invalid'
            --listen 203.0.113.7:1         | cannot listen on 203.0.113.7:1: Cannot assign requested address
            --heartbeat 500ms              | heartbeat is PT0.5S: whole seconds
            --heartbeat soon               | 'soon' is not a duration
            --max-packet 0                 | --max-packet is 0, 1 to 16777215
            --max-packet 17m               | --max-packet is 17825792, 1 to 16777215
            --max-packet -1                | '-1' is not a size
            --dictionary perhaps           | --dictionary
            --serializer xml               | --serializer
            --path ws                      | path 'ws' does not begin with a slash
            --tls-cert cert.pem            | --tls-cert and --tls-key go together
            --tls-cert no.pem --tls-key no | cannot read no.pem
            --tls-cert pom.xml --tls-key pom.xml | no usable certificate and key
            --config no.properties         | no.properties
            --queue-packets 0              | outbound queue of 0 packets
            --when-full explode            | --when-full
            --event-loops -1               | event loops are -1
            --request-timeout 0            | request timeout is PT0S
            --listn 127.0.0.1:0            | did you mean --listen?
            --role boss                    | --role
            --role chat                    | --role chat is for a cluster
            --role gate                    | --role gate is for a cluster
            --join 127.0.0.1               | '127.0.0.1' is not an address
            --join 203.0.113.7:7800        | --cluster-listen HOST:PORT has to say where
            --cluster-listen :7800         | --cluster-listen needs one address of this machine
            --cluster-listen 203.0.113.7:1 | a cluster beyond this machine needs a secret or certificates
            --cluster-listen 127.0.0.1:65535 | port for other members is 65535, at most 65534
            --cluster-listen 127.0.0.1:0 --cluster a/b | name of the cluster is 'a/b'
            --cluster-secret-file no.txt --join 127.0.0.1:1 | there is no file no.txt
            --cluster-secret-file pom.xml  | a secret or certificates without a cluster
            --cluster-cert pom.xml --join 127.0.0.1:1 | --cluster-cert, --cluster-key and --cluster-ca go together
            --line-queue 1k --join 127.0.0.1:1 | queue of a line is 1024 bytes
            --line-full explode            | --line-full
            --operator-token-file no.txt   | there is no file no.txt
            --listen                       | --listen
            extra                          | extra
            """)
    void badOptionsAreOneLineAndExitCode2(String options, String told) {
        var out = new StringWriter();
        var err = new StringWriter();
        var root = new CommandRoot(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int exitCode = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> root.run(() -> Stream.of(NodeCommand.class), ("node " + options).split(" +")));
        assertEquals(2, exitCode, err::toString);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("glassroom node: "), err::toString);
        assertTrue(err.toString().contains(told), err::toString);
    }
}
