package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Impairments where they meet real sockets; time stands still.
class FaultsOverSocketTest {

    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);
    private static final byte[] HEARTBEAT = {3, 0, 0, 0};
    private static final int FRAMED = 10; // bytes of that heartbeat as a masked frame
    private static final Impairment SLOW = new Impairment(Duration.ofMillis(100), Duration.ZERO, 0, 0, false, false);

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(1);
    private final Recorder recorder = Recorder.echo();
    private final TransportSettings settings = new TransportSettings(time);
    private final FaultInjector faults = new FaultInjector(settings, 1);
    private Acceptor acceptor = new WebSocketAcceptor(settings, loops, WebSocketOptions.on(ANY));

    @AfterEach
    void stop() {
        acceptor.close();
        loops.close();
    }

    private RawClient webSocket() throws IOException {
        acceptor.start(faults.before(recorder));
        return RawClient.open(acceptor);
    }

    private RawClient tcp() throws IOException {
        acceptor = new TcpAcceptor(settings, loops, ANY, Optional.empty());
        acceptor.start(faults.before(recorder));
        return new RawClient(acceptor.address());
    }

    /// Sends a heartbeat, and returns when the node has read it from the socket.
    private void beat(RawClient client, Recorder.Seen seen) throws Exception {
        long before = seen.connection.traffic().bytesIn();
        client.send(HEARTBEAT);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (seen.connection.traffic().bytesIn() < before + FRAMED) {
            assertTrue(System.nanoTime() < end, "the heartbeat was not read");
            Recorder.settle(loops);
        }
        Recorder.settle(loops);
    }

    @Test
    void latencyDelaysAWebSocket() throws Exception {
        try (RawClient client = webSocket()) {
            Recorder.Seen seen = recorder.next();
            faults.impair(seen.connection.id(), SLOW);
            beat(client, seen);
            time.advance(Duration.ofMillis(99));
            Recorder.settle(loops);
            assertTrue(seen.chunks.isEmpty());
            time.advance(Duration.ofSeconds(1));
            assertArrayEquals(HEARTBEAT, seen.bytes(4));
            Recorder.settle(loops);
            time.advance(Duration.ofSeconds(1));
            assertArrayEquals(HEARTBEAT, client.read().payload());
        }
    }

    @Test
    void aWebSocketIsSliced() throws Exception {
        try (RawClient client = webSocket()) {
            Recorder.Seen seen = recorder.next();
            faults.impair(seen.connection.id(), new Impairment(Duration.ZERO, Duration.ZERO, 0, 3, false, false));
            client.send(HEARTBEAT);
            assertArrayEquals(HEARTBEAT, seen.bytes(4));
            assertArrayEquals(new byte[] {3, 0, 0}, client.read().payload());
            assertArrayEquals(new byte[] {0}, client.read().payload());
        }
    }

    @Test
    void aResetReachesTheClientAsOne() throws Exception {
        try (RawClient client = tcp()) {
            faults.reset(recorder.next().connection.id());
            assertThrows(SocketException.class, () -> client.readBytes(1), "Connection reset");
        }
    }

    @Test
    void aHalfClosedTcpConnectionIsStillRead() throws Exception {
        try (RawClient client = tcp()) {
            Recorder.Seen seen = recorder.next();
            faults.halfClose(seen.connection.id());
            assertTrue(client.atEnd());
            client.write(HEARTBEAT);
            assertArrayEquals(HEARTBEAT, seen.bytes(4));
        }
    }

    @Test
    void aHalfClosedWebSocketEndsWithoutACloseFrame() throws Exception {
        try (RawClient client = webSocket()) {
            Recorder.Seen seen = recorder.next();
            faults.halfClose(seen.connection.id());
            assertTrue(client.atEnd());
            client.send(HEARTBEAT);
            assertArrayEquals(HEARTBEAT, seen.bytes(4));
        }
    }

    @Test
    void whoLeavesAFrozenConnectionIsHeardWhenItThaws() throws Exception {
        try (RawClient client = webSocket()) {
            Recorder.Seen seen = recorder.next();
            faults.impair(seen.connection.id(), Impairment.NONE.withFrozen(true));
            beat(client, seen);
            client.vanish();
            Recorder.settle(loops);
            assertTrue(seen.chunks.isEmpty());
            faults.end();
            assertEquals(Closing.VANISHED, seen.closing());
            assertEquals(Bytes.wrap(HEARTBEAT), seen.chunks.poll());
        }
    }
}
