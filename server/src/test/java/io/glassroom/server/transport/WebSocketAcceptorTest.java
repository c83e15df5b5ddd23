package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The everyday life of a WebSocket connection over a real socket.
class WebSocketAcceptorTest {

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(2);
    private final Recorder recorder = Recorder.echo();
    private final WebSocketAcceptor acceptor = new WebSocketAcceptor(
            new TransportSettings(time), loops, WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0)));

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
    void aBinaryMessageComesBack() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.send((byte) 1, (byte) 2, (byte) 3);
            RawClient.Frame frame = client.read();
            assertEquals(RawClient.BINARY, frame.opcode());
            assertArrayEquals(new byte[] {1, 2, 3}, frame.payload());
        }
    }

    @Test
    void fragmentsOfOneMessageArriveInOrderAroundAPing() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.frame(false, RawClient.BINARY, (byte) 1));
            client.write(RawClient.frame(true, RawClient.PING, (byte) 9));
            client.write(RawClient.frame(false, RawClient.CONTINUATION, (byte) 2));
            client.write(RawClient.frame(true, RawClient.CONTINUATION, (byte) 3));
            assertArrayEquals(new byte[] {1, 2, 3}, recorder.next().bytes(3));
        }
    }

    @Test
    void manyFramesInOneSegmentAreAllRead() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            var segment = new ByteArrayOutputStream();
            for (int i = 0; i < 100; i++) {
                segment.writeBytes(RawClient.frame(true, RawClient.BINARY, (byte) i));
            }
            client.write(segment.toByteArray());
            for (int i = 0; i < 100; i++) {
                assertEquals(i, client.read().payload()[0]);
            }
        }
    }

    @Test
    void framesThatComeByteByByteAreRead() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            byte[] payload = random(300);
            for (byte b : RawClient.frame(true, RawClient.BINARY, payload)) {
                client.write(b);
            }
            assertArrayEquals(payload, recorder.next().bytes(300));
        }
    }

    @Test
    void anUpgradeThatComesByteByByteSucceeds() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            for (byte b : RawClient.upgradeRequest("/ws").getBytes(StandardCharsets.ISO_8859_1)) {
                client.write(b);
            }
            assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
        }
    }

    @Test
    void whatFollowsTheUpgradeInTheSameSegmentIsRead() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            var segment = new ByteArrayOutputStream();
            segment.writeBytes(RawClient.upgradeRequest("/ws").getBytes(StandardCharsets.ISO_8859_1));
            segment.writeBytes(RawClient.frame(true, RawClient.BINARY, (byte) 7));
            client.write(segment.toByteArray());
            client.readHead();
            assertArrayEquals(new byte[] {7}, client.read().payload());
        }
    }

    @Test
    void aMessageAsLongAsThePacketLimitPasses() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            byte[] payload = random(WebSocketOptions.DEFAULT_MAX_PACKET + 4);
            client.send(payload);
            assertArrayEquals(payload, recorder.next().bytes(payload.length));
        }
    }

    @Test
    void aPacketOfMegabytesGoesOutAsOneFrame() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            byte[] packet = random(3_000_000);
            recorder.next().connection.send(Bytes.wrap(packet));
            assertArrayEquals(packet, client.read().payload());
        }
    }

    @Test
    void eachPacketIsAMessageOfItsOwn() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Connection connection = recorder.next().connection;
            connection.execute(() -> {
                connection.send(Bytes.wrap((byte) 1));
                connection.send(Bytes.wrap((byte) 2));
            });
            assertArrayEquals(new byte[] {1}, client.read().payload());
            assertArrayEquals(new byte[] {2}, client.read().payload());
        }
    }

    @Test
    void packetsShareAMessageOnceThePeerHasAskedForIt() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Connection connection = recorder.next().connection;
            connection.allowBatches();
            connection.execute(() -> {
                connection.send(Bytes.wrap((byte) 1));
                connection.send(Bytes.wrap((byte) 2));
            });
            assertArrayEquals(new byte[] {1, 2}, client.read().payload());
        }
    }

    @Test
    void aPingIsAnsweredWithItsPayload() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.frame(true, RawClient.PING, (byte) 4, (byte) 2));
            RawClient.Frame pong = client.read();
            assertEquals(RawClient.PONG, pong.opcode());
            assertArrayEquals(new byte[] {4, 2}, pong.payload());
        }
    }

    @Test
    void theHeadersOfTheUpgradeCanBeSeen() throws Exception {
        try (var client = new RawClient(acceptor.address())) {
            client.upgrade("/ws", "X-Token: abc", "X-Many: 1", "x-many: 2");
            Connection connection = recorder.next().connection;
            assertEquals("[abc]", String.valueOf(connection.headers().get("x-token")));
            assertEquals("[1, 2]", String.valueOf(connection.headers().get("x-many")));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
