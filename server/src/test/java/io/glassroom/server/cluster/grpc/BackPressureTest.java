package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.LineConfig;
import io.glassroom.server.cluster.SharedMemory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A receiver that is slow slows the sender, and nothing grows without bound at either end.
@ParameterizedClass
@EnumSource
class BackPressureTest {

    private static final int QUEUE = 256 << 10;
    private static final int BODY = 1_000;
    /// What may be on the way: gRPC's window and unwritten bytes, and the parcels at the receiver.
    private static final int ON_THE_WAY = (1 << 20) + 6 * LineQueue.PARCEL;

    private final List<End> ends = new ArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);
    private final LineTest.Medium medium;
    private End gate;
    private End chat;

    BackPressureTest(LineTest.Medium medium) {
        this.medium = medium;
    }

    @BeforeEach
    void listen() throws IOException {
        gate = end("gate-1");
        chat = end("chat-1");
    }

    @AfterEach
    void closeEnds() {
        busy.countDown();
        ends.forEach(End::close);
    }

    private End end(String name) throws IOException {
        ClusterConfig.Medium carrier =
                switch (medium) {
                    case MEMORY -> new ClusterConfig.Memory(new SharedMemory());
                    case TCP -> End.network(Optional.of("s3cret"), Optional.empty());
                };
        var config = new LineConfig(QUEUE, LineConfig.WhenFull.SLOW, Duration.ofSeconds(10));
        End end = End.of(name, "a", carrier, config);
        ends.add(end);
        return end;
    }

    private void blockedUntilNotBusy(End end) {
        end.hearing(_ -> blocked());
    }

    @Test
    void receiverThatHearsNothingFillsTheQueueAndNoMore() throws Exception {
        blockedUntilNotBusy(chat);
        Line line = gate.open(chat.member());
        assertEquals("opened", gate.watched());

        long taken = 0;
        long bytes = 0;
        int size;
        while ((size = line.send(End.envelope(taken, Bytes.wrap(new byte[BODY])), Duration.ofMillis(500))) > 0) {
            taken++;
            bytes += size;
            assertTrue(bytes <= QUEUE + ON_THE_WAY, "took more than all bounds together");
        }
        assertEquals(Line.FULL, size);
        assertEquals(Line.FULL, line.offer(End.envelope(0, Bytes.wrap(new byte[BODY]))));
        assertTrue(line.waiting() <= QUEUE, () -> line.waiting() + " bytes wait");
        assertTrue(line.waiting() > QUEUE - 2 * BODY, () -> line.waiting() + " bytes wait");
        while (!gate.watched().equals("full")) {} // it may have been full and drained while the window filled

        assertTrue(line.force(End.envelope(taken++, Bytes.EMPTY)) > 0);
        busy.countDown();
        for (long number = 0; number < taken; number++) {
            assertEquals(number, End.number(chat.received()));
        }
        assertEquals("drained", gate.watched());
        assertTrue(line.offer(End.envelope(0, Bytes.EMPTY)) > 0);
    }

    @Test
    void senderThatWaitsGoesOnWhenThereIsRoom() throws Exception {
        blockedUntilNotBusy(chat);
        Line line = gate.open(chat.member());
        int count = 5_000; // five times what fits
        Thread sender = Thread.startVirtualThread(() -> {
            for (int i = 0; i < count; i++) {
                line.send(End.envelope(i, Bytes.wrap(new byte[BODY])), Duration.ofSeconds(10));
            }
        });
        String heard = gate.watched();
        while (!heard.equals("full")) {
            heard = gate.watched();
        }
        busy.countDown();
        for (int number = 0; number < count; number++) {
            assertEquals(number, End.number(chat.received()));
        }
        sender.join();
    }

    @Test
    void receiverThatIsSlowWithOneLineHoldsUpNoOther() throws Exception {
        End other = end("chat-2");
        chat.hearing(envelope -> {
            if (End.number(envelope) == 0) {
                blocked();
            }
        });
        gate.open(chat.member()).offer(End.envelope(0, Bytes.EMPTY));
        other.open(chat.member()).offer(End.envelope(1, Bytes.EMPTY));
        assertEquals(1, End.number(chat.received()));
    }

    @Test
    void senderThatWaitsIsReleasedWhenTheLineEnds() throws Exception {
        blockedUntilNotBusy(chat);
        Line line = gate.open(chat.member());
        int[] result = new int[1];
        Thread sender = Thread.startVirtualThread(() -> {
            int size = 1;
            while (size > 0) {
                size = line.send(End.envelope(0, Bytes.wrap(new byte[BODY])), Duration.ofSeconds(10));
            }
            result[0] = size;
        });
        assertEquals("accepted gate-1", chat.accepted());
        while (!gate.watched().equals("full")) {}
        chat.hangUp();
        sender.join();
        assertEquals(Line.ENDED, result[0]);
    }

    private void blocked() {
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
