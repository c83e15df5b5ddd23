package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpAcceptorTest {

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(1, false);
    private final Recorder recorder = Recorder.echo();
    private final TcpAcceptor acceptor = new TcpAcceptor(
            new TransportSettings(time), loops, new InetSocketAddress("127.0.0.1", 0), Optional.empty());

    @BeforeEach
    void start() throws Exception {
        acceptor.start(recorder);
    }

    @AfterEach
    void stop() {
        acceptor.close();
        loops.close();
    }

    @Test
    void bytesComeBackWithoutFraming() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.write((byte) 1, (byte) 2, (byte) 3);
            assertArrayEquals(new byte[] {1, 2, 3}, client.readBytes(3));
        }
    }

    @Test
    void aPacketOfMegabytesArrivesWhole() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            byte[] packet = new byte[3_000_000];
            new Random(1).nextBytes(packet);
            recorder.next().connection.send(Bytes.wrap(packet));
            assertArrayEquals(packet, client.readBytes(packet.length));
        }
    }

    @Test
    void closeSendsWhatIsQueuedAndEndsTheStream() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            Recorder.Seen seen = recorder.next();
            seen.connection.send(Bytes.utf8("last words"));
            seen.connection.close(4002, "kicked");
            assertArrayEquals("last words".getBytes(), client.readBytes(10));
            assertTrue(client.atEnd());
            client.socket.shutdownOutput();
            assertEquals(new Closing(4002, "kicked"), seen.closing());
        }
    }

    @Test
    void aPeerThatDoesNotEndItsStreamIsCutOff() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            Recorder.Seen seen = recorder.next();
            seen.connection.close(1000, "");
            assertTrue(client.atEnd());
            time.advance(SocketConnection.CLOSE_TIMEOUT);
            assertEquals(1000, seen.closing().code());
        }
    }

    @Test
    void aPausedPeerIsHeardAfterwards() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            Recorder.Seen seen = recorder.next();
            seen.connection.pauseReading();
            client.write((byte) 1);
            seen.connection.execute(() -> assertTrue(seen.chunks.isEmpty()));
            seen.connection.resumeReading();
            assertEquals(1, client.readBytes(1)[0]);
        }
    }

    @Test
    void trafficIsCounted() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.write(new byte[100]);
            client.readBytes(100);
            Connection connection = recorder.next().connection;
            Recorder.settle(loops);
            assertEquals(new Connection.Traffic(100, 100, 0), connection.traffic());
            assertEquals(100, acceptor.statistics().bytesIn());
            assertEquals(100, acceptor.statistics().bytesOut());
            assertEquals(1, acceptor.statistics().open());
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() {
        var second = new TcpAcceptor(new TransportSettings(time), loops, acceptor.address(), Optional.empty());
        var failure = assertThrows(IOException.class, () -> second.start(recorder));
        assertEquals(
                "cannot listen on 127.0.0.1:" + acceptor.address().getPort() + ": the port is taken",
                failure.getMessage());
    }

    @Test
    void anUnknownHostIsSaidInOneLine() {
        var nowhere = new TcpAcceptor(
                new TransportSettings(time),
                loops,
                InetSocketAddress.createUnresolved("no.such.host.invalid", 1),
                Optional.empty());
        var failure = assertThrows(IOException.class, () -> nowhere.start(recorder));
        assertEquals("cannot listen on no.such.host.invalid:1: no such host", failure.getMessage());
    }
}
