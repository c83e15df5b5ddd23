package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.Line;
import io.glassroom.server.cluster.Line.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineQueueTest {

    private static final int BOUND = 1_000;

    private final List<String> heard = new ArrayList<>();
    private final LineQueue queue = new LineQueue(BOUND, new LineQueue.Gauge() {
        @Override
        public void full(int envelopes, long bytes) {
            heard.add("full: " + envelopes + " envelopes, " + bytes + " bytes");
        }

        @Override
        public void drained(int envelopes, long bytes) {
            heard.add("drained: " + envelopes + " envelopes, " + bytes + " bytes");
        }
    });

    private static Bytes envelope(int bytes) {
        return Bytes.wrap(new byte[bytes]);
    }

    @Test
    void envelopeCountsWithItsLength() {
        assertEquals(101, queue.offer(envelope(100), Witness.NONE));
        assertEquals(202, queue.offer(envelope(200), Witness.NONE));
        assertEquals(303, queue.waiting());
    }

    @Test
    void witnessHearsOfWhatIsQueuedBeforeItCanLeave() {
        queue.offer(envelope(900), bytes -> heard.add(bytes + " bytes, " + queue.waiting() + " wait"));
        queue.offer(envelope(200), bytes -> heard.add("never"));
        queue.force(envelope(200), bytes -> heard.add(bytes + " bytes, " + queue.waiting() + " wait"));
        assertEquals(List.of("902 bytes, 0 wait", "full: 1 envelopes, 902 bytes", "202 bytes, 902 wait"), heard);
    }

    @Test
    void whatDoesNotFitIsNotQueued() {
        assertEquals(902, queue.offer(envelope(900), Witness.NONE));
        assertEquals(Line.FULL, queue.offer(envelope(100), Witness.NONE));
        assertEquals(Line.FULL, queue.send(envelope(100), Duration.ofMillis(1), Witness.NONE));
        assertEquals(902, queue.waiting());
        assertEquals(51, queue.offer(envelope(50), Witness.NONE));
    }

    @Test
    void emptyQueueTakesWhatIsLargerThanItsBound() {
        assertEquals(5_002, queue.offer(envelope(5_000), Witness.NONE));
        assertEquals(Line.FULL, queue.offer(envelope(1), Witness.NONE));
    }

    @Test
    void forcedEnvelopesGoAboveTheBound() {
        queue.offer(envelope(900), Witness.NONE);
        assertEquals(902, queue.force(envelope(900), Witness.NONE));
        assertEquals(1_804, queue.waiting());
    }

    @Test
    void fullIsToldOnceAndDrainedWhenHalfIsFree() {
        queue.offer(envelope(900), Witness.NONE);
        queue.offer(envelope(900), Witness.NONE);
        queue.offer(envelope(900), Witness.NONE);
        assertEquals(List.of("full: 1 envelopes, 902 bytes"), heard);
        queue.parcel();
        assertEquals(List.of("full: 1 envelopes, 902 bytes", "drained: 0 envelopes, 0 bytes"), heard);
        queue.offer(envelope(900), Witness.NONE);
        queue.offer(envelope(900), Witness.NONE);
        assertEquals("full: 1 envelopes, 902 bytes", heard.getLast());
    }

    @Test
    void senderThatWaitsGetsTheRoomThatAParcelLeaves() throws InterruptedException {
        queue.offer(envelope(900), Witness.NONE);
        int[] taken = new int[1];
        Thread sender = Thread.startVirtualThread(() -> taken[0] = queue.send(envelope(800), Duration.ofSeconds(10), Witness.NONE));
        while (heard.isEmpty()) {
            Thread.onSpinWait();
        }
        queue.parcel();
        sender.join();
        assertEquals(802, taken[0]);
    }

    @Test
    void interruptedSenderGivesUpAndStaysInterrupted() throws InterruptedException {
        queue.offer(envelope(900), Witness.NONE);
        boolean[] interrupted = new boolean[1];
        int[] taken = new int[1];
        Thread sender = Thread.ofVirtual().unstarted(() -> {
            taken[0] = queue.send(envelope(800), Duration.ofSeconds(10), Witness.NONE);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        sender.start();
        sender.interrupt();
        sender.join();
        assertEquals(Line.FULL, taken[0]);
        assertTrue(interrupted[0]);
    }

    @Test
    void closedQueueTakesNothingAndKeepsWhatWaits() {
        queue.offer(envelope(10), Witness.NONE);
        queue.close();
        assertEquals(Line.ENDED, queue.offer(envelope(1), Witness.NONE));
        assertEquals(Line.ENDED, queue.send(envelope(1), Duration.ofSeconds(10), Witness.NONE));
        assertEquals(Line.ENDED, queue.force(envelope(1), Witness.NONE));
        assertEquals(11, queue.parcel().length);
        assertNull(queue.parcel());
    }

    @Test
    void discardedQueueHasNothing() {
        queue.offer(envelope(10), Witness.NONE);
        queue.discard();
        assertEquals(0, queue.waiting());
        assertNull(queue.parcel());
    }
}
