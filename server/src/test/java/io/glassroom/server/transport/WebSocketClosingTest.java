package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.time.VirtualTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How WebSocket connections end.
class WebSocketClosingTest {

    private static final Bytes HELLO = Bytes.utf8("hello");

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(2);
    private final Recorder recorder = Recorder.silent();
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
    void theClientsCodeIsAnsweredAndTold() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.closeFrame(4321));
            assertEquals(4321, client.read().closeCode());
            assertTrue(client.atEnd());
            assertEquals(new Closing(4321, ""), recorder.next().closing());
        }
    }

    @Test
    void aCloseWithoutCodeIsAnsweredNormally() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.frame(true, RawClient.CLOSE));
            assertEquals(1000, client.read().closeCode());
            assertEquals(1000, recorder.next().closing().code());
        }
    }

    @Test
    void whatWasQueuedLeavesBeforeTheCloseFrame() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Recorder.Seen seen = recorder.next();
            for (int i = 0; i < 100; i++) {
                seen.connection.send(Bytes.wrap((byte) i));
            }
            seen.connection.close(4002, "kicked");
            for (int i = 0; i < 100; i++) {
                assertArrayEquals(new byte[] {(byte) i}, client.read().payload());
            }
            RawClient.Frame close = client.readClose();
            assertEquals(4002, close.closeCode());
            assertEquals("kicked", close.closeReason());
            assertEquals(new Closing(4002, "kicked"), seen.closing());
        }
    }

    @Test
    void aLongReasonIsShortenedAtACharacter() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            recorder.next().connection.close(4002, "界".repeat(100));
            assertEquals("界".repeat(41), client.readClose().closeReason());
        }
    }

    @Test
    void onlyTheFirstCloseCounts() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Recorder.Seen seen = recorder.next();
            seen.connection.close(4002, "first");
            seen.connection.close(4003, "second");
            assertEquals(4002, client.readClose().closeCode());
            assertTrue(client.atEnd());
            assertEquals(4002, seen.closing().code());
        }
    }

    @Test
    void aClientThatDoesNotAnswerTheCloseIsCutOff() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Recorder.Seen seen = recorder.next();
            seen.connection.close(4002, "kicked");
            assertEquals(RawClient.CLOSE, client.read().opcode());
            time.advance(SocketConnection.CLOSE_TIMEOUT);
            assertTrue(client.atEnd());
            assertEquals(4002, seen.closing().code());
        }
    }

    @Test
    void aHandlerThatClosesAsItOpensIsObeyed() throws Exception {
        var refusing = new WebSocketAcceptor(
                new TransportSettings(time), loops, WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0)));
        refusing.start(connection -> {
            connection.close(1008, "not you");
            return recorder.apply(connection);
        });
        try (refusing; var client = RawClient.open(refusing)) {
            assertEquals(1008, client.readClose().closeCode());
            assertEquals(1008, recorder.next().closing().code());
        }
    }

    @Test
    void aHandlerThatFailsClosesItsConnectionWith1011() throws Exception {
        var failing = new WebSocketAcceptor(
                new TransportSettings(time), loops, WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0)));
        failing.start(Recorder.doing((connection, bytes) -> {
            throw new IllegalStateException("on purpose");
        }));
        try (failing; var client = RawClient.open(failing)) {
            client.send((byte) 1);
            assertEquals(1011, client.readClose().closeCode());
        }
    }

    @Test
    void aResetIsSeenAs1006() throws Exception {
        var client = RawClient.open(acceptor);
        Recorder.Seen seen = recorder.next();
        client.vanish();
        assertEquals(Closing.VANISHED, seen.closing());
    }

    @Test
    void anEndOfStreamWithoutCloseFrameIsSeenAs1006() throws Exception {
        var client = RawClient.open(acceptor);
        Recorder.Seen seen = recorder.next();
        client.close();
        assertEquals(Closing.VANISHED, seen.closing());
    }

    @Test
    void sendingAfterCloseFails() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Connection connection = recorder.next().connection;
            connection.close(1000, "");
            var failure = assertThrows(ClosedConnectionException.class, () -> connection.send(HELLO));
            assertTrue(failure.getMessage().contains(connection.id()));
            client.readClose();
        }
    }

    @Test
    void sendingAfterTheClientHasGoneFails() throws Exception {
        var client = RawClient.open(acceptor);
        Recorder.Seen seen = recorder.next();
        client.vanish();
        seen.closing();
        assertThrows(ClosedConnectionException.class, () -> seen.connection.send(HELLO));
    }

    @Test
    void drainingTellsEachClient1001AndWaitsForThem() throws Exception {
        var clients = new ArrayList<RawClient>();
        for (int i = 0; i < 20; i++) {
            clients.add(RawClient.open(acceptor));
        }
        var drained = CompletableFuture.runAsync(() -> acceptor.close(Duration.ofSeconds(5)));
        for (RawClient client : clients) {
            assertEquals(1001, client.readClose().closeCode());
            assertTrue(client.atEnd());
            client.close();
        }
        drained.get(10, TimeUnit.SECONDS);
        assertEquals(0, acceptor.statistics().open());
        assertEquals(20, acceptor.statistics().closed());
    }

    @Test
    void drainingEndsWhenTheGraceIsOver() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Recorder.Seen seen = recorder.next();
            var drained = CompletableFuture.runAsync(() -> acceptor.close(Duration.ofSeconds(1)));
            assertEquals(1001, client.read().closeCode()); // and never answered
            time.advance(Duration.ofSeconds(1));
            drained.get(10, TimeUnit.SECONDS);
            assertEquals(1001, seen.closing().code());
        }
    }

    @Test
    void aThousandThatVanishAreAllForgotten() throws Exception {
        for (int i = 0; i < 1000; i++) {
            RawClient client = RawClient.open(acceptor);
            Recorder.Seen seen = recorder.next();
            client.vanish();
            assertEquals(Closing.VANISHED, seen.closing());
        }
        assertEquals(0, acceptor.statistics().open());
        assertEquals(0, time.pending());
    }
}
