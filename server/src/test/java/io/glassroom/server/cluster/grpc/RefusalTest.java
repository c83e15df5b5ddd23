package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.LineConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is not let in, and what both ends hear of it.
class RefusalTest {

    private final List<End> ends = new ArrayList<>();

    @AfterEach
    void closeEnds() {
        ends.forEach(End::close);
    }

    private End end(String name, String cluster, Optional<String> secret, Optional<ClusterConfig.Tls> tls) throws IOException {
        End end = End.of(name, cluster, End.network(secret, tls), LineConfig.DEFAULT);
        ends.add(end);
        return end;
    }

    @Test
    void wrongSecretIsToldAtBothEnds() throws Exception {
        End gate = end("gate-1", "a", Optional.of("guessed"), Optional.empty());
        End chat = end("chat-1", "a", Optional.of("s3cret"), Optional.empty());
        Line line = gate.open(chat.member());
        line.force(End.envelope(1, Bytes.utf8("let me in")));
        assertEquals("ended: wrong cluster secret", gate.watched());
        assertEquals("refused gate-1 at loopback: wrong cluster secret", chat.accepted());
        assertEquals(Line.ENDED, line.force(End.envelope(2, Bytes.EMPTY)));
        assertEquals("[] []", chat.unheard());
    }

    @Test
    void noSecretIsNotTheSecret() throws Exception {
        End gate = end("gate-1", "a", Optional.empty(), Optional.empty());
        End chat = end("chat-1", "a", Optional.of("s3cret"), Optional.empty());
        gate.open(chat.member());
        assertEquals("ended: wrong cluster secret", gate.watched());
    }

    @Test
    void wrongClusterIsToldAtBothEnds() throws Exception {
        End gate = end("gate-1", "b", Optional.of("s3cret"), Optional.empty());
        End chat = end("chat-1", "a", Optional.of("s3cret"), Optional.empty());
        gate.open(chat.member());
        assertEquals("ended: cluster 'b', not 'a'", gate.watched());
        assertEquals("refused gate-1 at loopback: cluster 'b', not 'a'", chat.accepted());
    }

    @Test
    void lineToAMemberWhoseAddressAnotherHasNowIsRefused() throws Exception {
        End gate = end("gate-1", "a", Optional.of("s3cret"), Optional.empty());
        End chat = end("chat-2", "a", Optional.of("s3cret"), Optional.empty());
        gate.open(End.member("chat-1", chat.member().lines()));
        assertEquals("ended: another member has this address now", gate.watched());
        assertEquals("refused gate-1 at loopback: another member has this address now", chat.accepted());
    }

    @Test
    void membersWithCertificatesOfOneAuthorityLetEachOtherIn() throws Exception {
        End gate = end("gate-1", "a", Optional.empty(), tls("member", "authority"));
        End chat = end("chat-1", "a", Optional.empty(), tls("member", "authority"));
        Line line = gate.open(chat.member());
        line.offer(End.envelope(1, Bytes.wrap(new byte[1_000_000])));
        assertEquals(1, End.number(chat.received()));
        assertEquals("opened", gate.watched());
    }

    @Test
    void memberDoesNotTalkToWhomAnotherAuthorityKnows() throws Exception {
        End gate = end("gate-1", "a", Optional.empty(), tls("member", "authority"));
        End chat = end("chat-1", "a", Optional.empty(), tls("stranger", "authority"));
        gate.open(chat.member());
        String ended = gate.watched();
        assertTrue(ended.startsWith("ended: certificate refused: "), ended);
        String refused = chat.accepted();
        assertTrue(refused.startsWith("refused loopback: certificate refused: "), refused);
    }

    @Test
    void certificateOfAnotherAuthorityIsRefusedAndCounted() throws Exception {
        End gate = end("gate-1", "a", Optional.empty(), tls("stranger", "authority"));
        End chat = end("chat-1", "a", Optional.empty(), tls("member", "authority"));
        gate.open(chat.member());
        String refused = chat.accepted();
        assertTrue(refused.startsWith("refused loopback: certificate refused: "), refused);
        assertTrue(gate.watched().startsWith("ended: "));
    }

    @Test
    void whoHasNoCertificateAtAllIsRefused() throws Exception {
        End gate = end("gate-1", "a", Optional.empty(), Optional.empty());
        End chat = end("chat-1", "a", Optional.empty(), tls("member", "authority"));
        gate.open(chat.member());
        assertEquals("refused loopback: no TLS", chat.accepted());
        assertTrue(gate.watched().startsWith("ended: "));
    }

    @Test
    void whoTalksAnotherProtocolIsDisconnectedAndNobodyElseNotices() throws Exception {
        End gate = end("gate-1", "a", Optional.of("s3cret"), Optional.empty());
        End chat = end("chat-1", "a", Optional.of("s3cret"), Optional.empty());
        String[] address = chat.member().lines().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {}
        }
        gate.open(chat.member());
        assertEquals("opened", gate.watched());
    }

    @Test
    void fileThatCannotBeReadIsNamed() throws Exception {
        Path missing = Path.of("/nowhere/key.pem");
        var tls = Optional.of(new ClusterConfig.Tls(file("member.pem"), missing, file("authority.pem")));
        var failure = assertThrows(IOException.class, () -> end("gate-1", "a", Optional.empty(), tls));
        assertEquals("cannot read /nowhere/key.pem", failure.getMessage());
    }

    @Test
    void addressThatIsNotOursIsSaidInOneLine() throws Exception {
        var elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 0);
        var medium = new ClusterConfig.Network(elsewhere, List.of(), Optional.of("s3cret"), Optional.empty());
        var failure = assertThrows(IOException.class, () -> ends.add(End.of("gate-1", "a", medium, LineConfig.DEFAULT)));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("cannot take lines of other members at 192.0.2.1: "), message);
        assertEquals(1, message.lines().count());
    }

    private static Optional<ClusterConfig.Tls> tls(String member, String authority) throws URISyntaxException {
        return Optional.of(new ClusterConfig.Tls(file(member + ".pem"), file(member + "-key.pem"), file(authority + ".pem")));
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RefusalTest.class.getResource(name), name).toURI());
    }
}
