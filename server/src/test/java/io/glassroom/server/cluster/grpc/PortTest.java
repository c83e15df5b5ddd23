package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.LineConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The port that lines take: behind that of the member.
class PortTest {

    private static final int ROUNDS = 20;

    private final int port = freePort();

    /// Below those that the system gives to whoever connects.
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it
            }
        }
    }

    private End end() throws IOException {
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), port - 1);
        return End.of(
                "chat-1", "a", new ClusterConfig.Network(listen, List.of(), Optional.empty(), Optional.empty()), LineConfig.DEFAULT);
    }

    @Test
    void linesListenAtThePortBehindThatOfTheMember() throws Exception {
        try (End chat = end()) {
            assertEquals("127.0.0.1:" + port, chat.member().lines());
        }
    }

    /// As a member does that joins again: with lines open in both directions.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoClosesCanListenAtTheSamePortAtOnce(boolean gently) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (End gate = End.of("gate-1", "a", End.network(Optional.empty(), Optional.empty()), LineConfig.DEFAULT)) {
                End chat = end();
                Envelope hello = End.envelope(round, Bytes.utf8("hello"));
                gate.open(chat.member()).offer(hello);
                chat.open(gate.member()).offer(hello);
                assertEquals(hello, chat.received());
                assertEquals(hello, gate.received());
                if (gently) {
                    chat.lines().close();
                } else {
                    chat.lines().breakOff();
                }
                end().close();
            }
        }
    }

    @Test
    void portThatIsTakenIsSaidInOneLine() throws Exception {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var failure = assertThrows(IOException.class, () -> end());
            assertEquals(
                    "cannot take lines of other members at localhost:" + port + ": the port is taken", failure.getMessage());
        }
    }
}
