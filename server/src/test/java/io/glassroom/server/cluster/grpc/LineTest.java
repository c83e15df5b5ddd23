package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Envelope;
import io.glassroom.server.cluster.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every line does, whatever carries it.
@ParameterizedClass
@EnumSource
class LineTest {

    enum Medium {
        MEMORY,
        TCP
    }

    private final Medium medium;
    private End gate;
    private End chat;

    LineTest(Medium medium) {
        this.medium = medium;
    }

    @BeforeEach
    void listen() throws IOException {
        gate = end("gate-1");
        chat = end("chat-1");
    }

    private End end(String name) throws IOException {
        return medium == Medium.TCP ? End.overTcp(name, "s3cret") : End.inMemory(name);
    }

    @AfterEach
    void close() {
        gate.close();
        chat.close();
    }

    @Test
    void envelopeArrivesWithTheBytesThatTheSenderCounted() throws Exception {
        Line line = gate.open(chat.member());
        Envelope envelope = End.envelope(1, Bytes.utf8("hello"));
        int bytes = line.offer(envelope);
        assertEquals(envelope, chat.received());
        assertEquals(bytes, chat.receivedBytes());
        assertEquals("opened", gate.watched());
        assertEquals("accepted gate-1", chat.accepted());
    }

    @Test
    void whatOneThreadSendsStaysInOrderAmongMany() throws Exception {
        Line line = gate.open(chat.member());
        int senders = 8;
        int each = 5_000;
        List<Thread> threads = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            long base = (long) sender << 32;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < each; i++) {
                    line.force(End.envelope(base + i, Bytes.EMPTY));
                }
            }));
        }
        long[] next = new long[senders];
        for (int i = 0; i < senders * each; i++) {
            long number = End.number(chat.received());
            assertEquals(next[(int) (number >>> 32)]++, number & 0xffff_ffffL);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void whatIsSentUnderOneLockArrivesInTheOrderOfTheLock() throws Exception {
        Line line = gate.open(chat.member());
        var lock = new ReentrantLock();
        long[] counter = {0};
        for (int sender = 0; sender < 4; sender++) {
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    lock.lock();
                    try {
                        line.offer(End.envelope(counter[0]++, Bytes.EMPTY));
                    } finally {
                        lock.unlock();
                    }
                }
            });
        }
        for (long number = 0; number < 4_000; number++) {
            assertEquals(number, End.number(chat.received()));
        }
    }

    @Test
    void envelopesLargerThanAParcelArriveBetweenSmallOnes() throws Exception {
        Line line = gate.open(chat.member());
        List<Envelope> sent = new ArrayList<>();
        for (int size : new int[] {0, 3_000_000, 1, 65_536, 65_500, 10, 200_000, 5}) {
            byte[] body = new byte[size];
            new Random(size).nextBytes(body);
            Envelope envelope = End.envelope(size, Bytes.wrap(body));
            sent.add(envelope);
            assertTrue(line.offer(envelope) > size);
        }
        for (Envelope envelope : sent) {
            assertEquals(envelope, chat.received());
        }
    }

    @Test
    void closeSendsWhatWaitsAndThenEndsBothSilentlyHere() throws Exception {
        Line line = gate.open(chat.member());
        for (int i = 0; i < 1_000; i++) {
            line.offer(End.envelope(i, Bytes.wrap(new byte[1_000])));
        }
        line.close();
        assertEquals(Line.ENDED, line.offer(End.envelope(0, Bytes.EMPTY)));
        for (int i = 0; i < 1_000; i++) {
            assertEquals(i, End.number(chat.received()));
        }
        assertEquals("accepted gate-1", chat.accepted());
        assertEquals("ended: closed by the other end", chat.accepted());
        assertEquals("[] []", gate.unheard().replace("opened", ""));
    }

    @Test
    void hangingUpEndsTheOpenersLine() throws Exception {
        Line line = gate.open(chat.member());
        assertEquals("opened", gate.watched());
        chat.hangUp();
        assertEquals("ended: hung up", gate.watched());
        assertEquals(Line.ENDED, line.offer(End.envelope(0, Bytes.EMPTY)));
        assertEquals("accepted gate-1", chat.accepted());
    }

    @Test
    void lineCanBeOpenedAgainAfterItEnded() throws Exception {
        gate.open(chat.member());
        assertEquals("opened", gate.watched());
        chat.hangUp();
        assertEquals("ended: hung up", gate.watched());
        Line again = gate.open(chat.member());
        assertEquals("opened", gate.watched());
        again.offer(End.envelope(5, Bytes.EMPTY));
        assertEquals(5, End.number(chat.received()));
    }

    @Test
    void memberThatBreaksOffEndsTheLinesOfBothDirections() throws Exception {
        gate.open(chat.member());
        chat.open(gate.member());
        assertEquals("opened", gate.watched());
        assertEquals("accepted chat-1", gate.accepted());
        assertEquals("opened", chat.watched());
        chat.lines().breakOff();
        assertEquals("ended: connection lost", gate.watched());
        assertEquals("ended: connection lost", gate.accepted());
        assertEquals("[] [accepted gate-1]", chat.unheard());
    }

    @Test
    void memberThatClosesSendsWhatWaitsAndTellsTheOthers() throws Exception {
        Line out = chat.open(gate.member());
        gate.open(chat.member());
        assertEquals("opened", gate.watched());
        assertEquals("opened", chat.watched());
        out.offer(End.envelope(9, Bytes.EMPTY));
        chat.close();
        assertEquals(9, End.number(gate.received()));
        assertEquals("ended: the node has stopped", gate.watched());
        assertEquals("accepted chat-1", gate.accepted());
        assertEquals("ended: closed by the other end", gate.accepted());
    }

    @Test
    void addressWhereNobodyListensEndsTheLine() throws Exception {
        String nobody = medium == Medium.TCP ? "127.0.0.1:1" : "memory:nobody";
        Line line = gate.open(End.member("chat-1", nobody));
        assertEquals("ended: nobody listens there", gate.watched());
        assertEquals(Line.ENDED, line.offer(End.envelope(0, Bytes.EMPTY)));
    }
}
