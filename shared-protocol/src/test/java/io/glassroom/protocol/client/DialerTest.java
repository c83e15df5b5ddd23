package io.glassroom.protocol.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real sockets on the loopback. What WebSocket does is tested where there is a server for it.
@Timeout(20)
class DialerTest {

    private final Dialer dialer = Dialer.standard();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Wire> wires = new LinkedBlockingQueue<>();

    private final WireListener listener = new WireListener() {
        @Override
        public void opened(Wire wire) {
            wires.add(wire);
        }

        @Override
        public void received(Bytes chunk) {
            chunk.utf8().chars().forEach(c -> told.add(Character.toString(c)));
        }

        @Override
        public void closed(int code, String reason) {
            told.add("closed " + code);
        }
    };

    @Test
    void tcpCarriesBytesBothWays() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dialer.dial(tcp(server), listener);
            try (Socket peer = server.accept()) {
                take(wires).send(Bytes.utf8("up"));
                assertEquals("up", new String(peer.getInputStream().readNBytes(2)));
                peer.getOutputStream().write("dn".getBytes());
                assertEquals("d", take(told));
                assertEquals("n", take(told));
            }
            assertEquals("closed 1006", take(told));
        }
    }

    @Test
    void tcpClosesAfterWhatWasSent() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dialer.dial(tcp(server), listener);
            try (Socket peer = server.accept()) {
                Wire wire = take(wires);
                wire.send(Bytes.utf8("last words"));
                wire.close(1000, "done");
                assertEquals("last words", new String(peer.getInputStream().readAllBytes()));
            }
            assertEquals("closed 1000", take(told));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "ws"})
    void nobodyThereIsAnExceptionThatSaysSo(String scheme) throws Exception {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        var failure = assertThrows(IOException.class, () -> dialer.dial(URI.create(scheme + "://127.0.0.1:" + port), listener));
        assertEquals("Connection refused", failure.getMessage());
        assertTrue(told.isEmpty());
    }

    @Test
    void serverThatSpeaksNoWebSocketIsAnExceptionThatSaysSo() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket peer = server.accept()) {
                    peer.getInputStream().read(new byte[4096]);
                    peer.getOutputStream().write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes());
                    peer.getInputStream().read();
                } catch (IOException e) {
                    told.add(e.toString());
                }
            });
            URI here = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/nowhere");
            var failure = assertThrows(IOException.class, () -> dialer.dial(here, listener));
            assertTrue(failure.getMessage().contains("404"), failure.getMessage());
        }
    }

    @Test
    void unknownSchemeIsAnExceptionThatNamesTheKnown() {
        var failure = assertThrows(IOException.class, () -> dialer.dial(URI.create("http://127.0.0.1/"), listener));
        assertEquals("'http://127.0.0.1/' begins with none of ws://, wss:// and tcp://", failure.getMessage());
    }

    private static URI tcp(ServerSocket server) {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(10, TimeUnit.SECONDS);
        assertTrue(value != null, "nothing came within 10 s");
        return value;
    }
}
