package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.Tap;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.time.VirtualTime;
import io.glassroom.server.transport.OutboundPolicy.WhenFull;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a peer that does not read costs, and whom: over real sockets, with kernel buffers as they are.
@Timeout(60)
class OutboundPolicyTest {

    private static final int PACKET = 1000;
    private static final long MAX_BYTES = 100_000;
    private static final int FLOOD = 20_000; // packets: more than the kernel's buffers and the queue together hold

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(2);
    private final Recorder recorder = Recorder.silent();
    private final LinkedBlockingQueue<TapEvent> tapped = new LinkedBlockingQueue<>();
    private WebSocketAcceptor acceptor;

    private void start(WhenFull whenFull) throws Exception {
        var tap = new Tap() {
            @Override
            public boolean active() {
                return true;
            }

            @Override
            public void emit(FlowId flow, TapEvent event) {
                tapped.add(event);
            }
        };
        var settings = new TransportSettings(time)
                .withTap(tap)
                .withOutbound(new OutboundPolicy(1_000_000, MAX_BYTES, whenFull));
        acceptor = new WebSocketAcceptor(
                settings, loops, WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0)));
        acceptor.start(recorder);
    }

    @AfterEach
    void stop() {
        acceptor.close();
        loops.close();
    }

    private static Bytes numbered(int number) {
        return Bytes.wrap(ByteBuffer.allocate(PACKET).putInt(number).array());
    }

    /// A client with a small receive buffer, so that little goes a long way.
    private RawClient slowClient() throws Exception {
        var socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        var client = new RawClient(socket, acceptor.address());
        client.upgrade("/ws");
        return client;
    }

    @Test
    void whoeverDoesNotReadIsDisconnectedWith4003() throws Exception {
        start(WhenFull.DISCONNECT);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            assertThrows(FullQueueException.class, () -> {
                for (int i = 0; i < FLOOD; i++) {
                    seen.connection.send(numbered(i));
                }
            });
            while (time.pending() == 0) {
                Thread.onSpinWait(); // until the event loop has begun to close it
            }
            time.advance(SocketConnection.CLOSE_TIMEOUT);
            assertEquals(4003, seen.closing().code());
            assertEquals(1, seen.connection.traffic().dropped());
            client.vanish();
        }
    }

    @Test
    void nobodyElseNotices() throws Exception {
        start(WhenFull.DISCONNECT);
        var slow = slowClient();
        Connection first = recorder.next().connection;
        try (slow; var other = RawClient.open(acceptor)) {
            Connection second = recorder.next().connection;
            assertThrows(FullQueueException.class, () -> {
                for (int i = 0; i < FLOOD; i++) {
                    first.send(numbered(i));
                }
            });
            second.send(numbered(42));
            assertEquals(42, ByteBuffer.wrap(other.read().payload()).getInt());
            slow.vanish();
        }
    }

    @Test
    void theOldestLossyPacketsAreGivenUpAndTheRestArriveInOrder() throws Exception {
        start(WhenFull.DISCONNECT);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            for (int i = 0; i < FLOOD; i++) {
                seen.connection.send(numbered(i), Delivery.LOSSY);
            }
            seen.connection.close(1000, "done");
            int last = -1;
            int arrived = 0;
            RawClient.Frame frame = client.read();
            while (frame.opcode() != RawClient.CLOSE) {
                int number = ByteBuffer.wrap(frame.payload()).getInt();
                assertTrue(number > last, number + " after " + last);
                last = number;
                arrived++;
                frame = client.read();
            }
            client.write(RawClient.closeFrame(1000));
            seen.closing();
            assertEquals(FLOOD - 1, last, "the newest survives");
            assertEquals(FLOOD, arrived + seen.connection.traffic().dropped());
            assertEquals(acceptor.statistics().packetsDropped(), seen.connection.traffic().dropped());
        }
    }

    @Test
    void dropsAreTapped() throws Exception {
        start(WhenFull.DISCONNECT);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            for (int i = 0; i < FLOOD; i++) {
                seen.connection.send(numbered(i), Delivery.LOSSY);
            }
            long told = tapped.stream()
                    .mapToLong(event -> event instanceof TapEvent.Transport(String id, TapEvent.TransportStep what, int packets, long bytes, long _)
                                    && what == TapEvent.TransportStep.DROPPED
                            ? packets
                            : 0)
                    .sum();
            assertTrue(told > 0);
            assertEquals(seen.connection.traffic().dropped(), told);
            client.vanish();
        }
    }

    @Test
    void aBlockedSenderGoesOnWhenThePeerReads() throws Exception {
        start(WhenFull.BLOCK);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            var sender = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < FLOOD; i++) {
                    seen.connection.send(numbered(i));
                }
            });
            for (int i = 0; i < FLOOD; i++) {
                assertEquals(i, ByteBuffer.wrap(client.read().payload()).getInt());
            }
            sender.get(10, TimeUnit.SECONDS);
            assertEquals(0, seen.connection.traffic().dropped());
        }
    }

    @Test
    void aBlockedSenderIsReleasedWhenThePeerVanishes() throws Exception {
        start(WhenFull.BLOCK);
        var client = slowClient();
        Recorder.Seen seen = recorder.next();
        var halfway = new CountDownLatch(1);
        var sender = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < FLOOD; i++) {
                seen.connection.send(numbered(i));
                halfway.countDown();
            }
        });
        assertTrue(halfway.await(10, TimeUnit.SECONDS));
        client.vanish();
        var failure = assertThrows(Exception.class, () -> sender.get(10, TimeUnit.SECONDS));
        assertEquals(ClosedConnectionException.class, failure.getCause().getClass());
    }

    @Test
    void anEventLoopIsNeverBlocked() throws Exception {
        start(WhenFull.BLOCK);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            seen.connection.execute(() -> assertThrows(FullQueueException.class, () -> {
                for (int i = 0; i < FLOOD; i++) {
                    seen.connection.send(numbered(i));
                }
            }));
            while (client.read().opcode() != RawClient.CLOSE) {}
            client.write(RawClient.closeFrame(1000));
            assertEquals(4003, seen.closing().code());
        }
    }

    @Test
    void packetsOf64ThreadsNeverInterleave() throws Exception {
        start(WhenFull.BLOCK);
        int threads = 64;
        int each = 500;
        try (var client = RawClient.open(acceptor); var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Connection connection = recorder.next().connection;
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                senders.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        byte[] packet = new byte[8 + (i * 37) % 3000];
                        Arrays.fill(packet, (byte) number);
                        connection.send(Bytes.wrap(ByteBuffer.wrap(packet).putInt(number).putInt(i).array()));
                    }
                });
            }
            int[] next = new int[threads];
            for (int i = 0; i < threads * each; i++) {
                ByteBuffer packet = ByteBuffer.wrap(client.read().payload());
                int thread = packet.getInt();
                assertEquals(next[thread]++, packet.getInt(), "order of thread " + thread);
                while (packet.hasRemaining()) {
                    assertEquals((byte) thread, packet.get());
                }
            }
        }
    }

    @Test
    void pingsFromWhoeverDoesNotReadFillNoMemory() throws Exception {
        start(WhenFull.DISCONNECT);
        try (var client = slowClient()) {
            Recorder.Seen seen = recorder.next();
            byte[] ping = RawClient.frame(true, RawClient.PING, new byte[125]);
            ByteBuffer thousand = ByteBuffer.allocate(1000 * ping.length);
            while (thousand.hasRemaining()) {
                thousand.put(ping);
            }
            for (int i = 0; i < 100; i++) {
                client.write(thousand.array());
            }
            client.send((byte) 1);
            assertEquals(1, seen.bytes(1)[0]); // all pings have been read
            int pongs = 0;
            seen.connection.close(1000, "");
            for (RawClient.Frame frame = client.read(); frame.opcode() == RawClient.PONG; frame = client.read()) {
                pongs++;
            }
            assertTrue(pongs < 100_000, pongs + " pongs");
        }
    }
}
