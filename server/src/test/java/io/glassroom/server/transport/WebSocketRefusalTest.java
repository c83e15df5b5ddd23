package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.time.VirtualTime;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client may not do, and with which code it is told so.
class WebSocketRefusalTest {

    private static final int LIMIT = 1000;

    private final VirtualTime time = new VirtualTime();
    private final EventLoops loops = new EventLoops(1);
    private final Recorder recorder = Recorder.echo();
    private final WebSocketAcceptor acceptor = new WebSocketAcceptor(
            new TransportSettings(time),
            loops,
            WebSocketOptions.on(new InetSocketAddress("127.0.0.1", 0)).withMaxPacket(LIMIT - 4));

    @BeforeEach
    void start() throws Exception {
        acceptor.start(recorder);
    }

    @AfterEach
    void stop() {
        acceptor.close();
        loops.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "not masked,                   8203010203,             1002",
        "not masked at all,            8200,                   1002",
        "reserved bit 1,               c28111223344 00,        1002",
        "reserved bit 3,               928111223344 00,        1002",
        "unknown opcode,               838111223344 00,        1002",
        "unknown control opcode,       8b8111223344 00,        1002",
        "continuation of nothing,      808111223344 00,        1002",
        "fragmented ping,              098011223344,           1002",
        "ping of 126 bytes,            89fe007e11223344,       1002",
        "message within a message,     02801122334482801122 3344, 1002",
        "close code 999,               888211223344 12c5,      1002",
        "close code 1005,              888211223344 12cf,      1002",
        "close code of one byte,       888111223344 00,        1002",
        "text that is not UTF-8,       818111223344 ee,        1007",
        "more than the limit,          82fe03e911223344,       1009",
        "gigabytes,                    82ff000000100000000011223344, 1009",
        "a negative length,            82ffffffffffffffffff11223344, 1009",
    })
    void aBrokenFrameIsRefused(String what, String hex, int code) throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(HexFormat.of().parseHex(hex.replace(" ", "")));
            assertEquals(code, client.readClose().closeCode());
            time.advance(SocketConnection.CLOSE_TIMEOUT); // some of these swallow the client's answer
            assertTrue(client.atEnd());
            assertEquals(code, recorder.next().closing().code());
        }
    }

    @Test
    void aTextMessageIsReported() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.frame(true, RawClient.TEXT, (byte) 'a'));
            assertTrue(recorder.next().text.get(10, TimeUnit.SECONDS));
            assertEquals(1003, client.readClose().closeCode());
        }
    }

    @Test
    void fragmentsCountTogether() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.frame(false, RawClient.BINARY, new byte[LIMIT]));
            client.write(RawClient.frame(true, RawClient.CONTINUATION, (byte) 1));
            assertEquals(1009, client.readClose().closeCode());
        }
    }

    @Test
    void whoeverBatchesMaySendFourTimesAsMuch() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            Recorder.Seen seen = recorder.next();
            seen.connection.allowBatches();
            client.write(RawClient.frame(true, RawClient.PING));
            client.read();
            client.send(new byte[4 * LIMIT]);
            assertEquals(4 * LIMIT, seen.bytes(4 * LIMIT).length);
            client.send(new byte[4 * LIMIT + 1]);
            assertEquals(1009, client.readClose().closeCode());
        }
    }

    @Test
    void theRefusedMessageIsSkippedAndTheClosingHandshakeCompleted() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.send(new byte[5_000_000]);
            assertEquals(1009, client.readClose().closeCode());
            assertTrue(client.atEnd());
        }
    }

    @Test
    void whatComesAfterTheFaultIsNotHeard() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.write(RawClient.unmasked(RawClient.BINARY, (byte) 1));
            client.send((byte) 2);
            assertEquals(1002, client.readClose().closeCode());
            Recorder.Seen seen = recorder.next();
            seen.closing();
            assertTrue(seen.chunks.isEmpty());
        }
    }

    @Test
    void theReasonSaysWhatIsWrong() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.send(new byte[LIMIT + 1]);
            assertEquals("message is more than 1000 bytes", client.readClose().closeReason());
        }
    }

    @Test
    void aMessageOfExactlyTheLimitIsNot() throws Exception {
        try (var client = RawClient.open(acceptor)) {
            client.send(new byte[LIMIT]);
            assertArrayEquals(new byte[LIMIT], client.read().payload());
        }
    }
}
