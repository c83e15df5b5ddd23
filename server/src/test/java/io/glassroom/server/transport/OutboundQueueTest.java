package io.glassroom.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.transport.OutboundPolicy.WhenFull;
import io.glassroom.server.transport.OutboundQueue.Admission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

    private final List<String> drops = new ArrayList<>();
    private final OutboundQueue queue = new OutboundQueue(
            new OutboundPolicy(4, 100, WhenFull.DISCONNECT), (packets, bytes) -> drops.add(packets + "/" + bytes));

    private Admission reliable(String packet) {
        return queue.offer(Bytes.utf8(packet), Delivery.RELIABLE, false);
    }

    private Admission lossy(String packet) {
        return queue.offer(Bytes.utf8(packet), Delivery.LOSSY, false);
    }

    private List<String> takeAll() {
        return Arrays.stream(queue.take(Integer.MAX_VALUE)).map(Bytes::utf8).toList();
    }

    @Test
    void onlyTheFirstPacketOrdersAFlush() {
        assertEquals(Admission.FLUSH, reliable("a"));
        assertEquals(Admission.QUEUED, reliable("b"));
    }

    @Test
    void theNextFlushIsOrderedOnceTheQueueHasBeenFoundEmpty() {
        reliable("a");
        takeAll();
        assertEquals(Admission.QUEUED, reliable("b"));
        takeAll();
        takeAll();
        assertEquals(Admission.FLUSH, reliable("c"));
    }

    @Test
    void packetsAreTakenInOrderUpToTheLimitButAtLeastOne() {
        reliable("aaaa");
        reliable("bb");
        reliable("c");
        assertEquals(1, queue.take(3).length);
        assertEquals(2, queue.take(3).length);
    }

    @Test
    void aReliablePacketDisplacesTheOldestLossyOne() {
        reliable("a");
        lossy("b");
        lossy("c");
        reliable("d");
        assertEquals(Admission.QUEUED, reliable("e"));
        assertEquals(List.of("a", "c", "d", "e"), takeAll());
        assertEquals(List.of("1/1"), drops);
    }

    @Test
    void aLongPacketDisplacesAsManyAsItTakes() {
        lossy("x".repeat(40));
        reliable("y".repeat(40));
        lossy("z".repeat(10));
        reliable("w".repeat(60));
        assertEquals(List.of("y".repeat(40), "w".repeat(60)), takeAll());
        assertEquals(List.of("2/50"), drops);
    }

    @Test
    void aLossyPacketThatFindsOnlyReliableOnesIsDropped() {
        for (String packet : List.of("a", "b", "c", "d")) {
            reliable(packet);
        }
        assertEquals(Admission.DROPPED, lossy("e"));
        assertEquals(List.of("a", "b", "c", "d"), takeAll());
        assertEquals(List.of("1/1"), drops);
    }

    @Test
    void aReliablePacketThatFindsOnlyReliableOnesIsTooMuch() {
        for (String packet : List.of("a", "b", "c", "d")) {
            reliable(packet);
        }
        assertEquals(Admission.FULL, reliable("e"));
    }

    @Test
    void anEmptyQueueTakesAPacketOfAnyLength() {
        assertEquals(Admission.FLUSH, reliable("x".repeat(1000)));
        assertEquals(Admission.FULL, reliable("y"));
    }

    @Test
    void aShutQueueTakesNothingButGivesWhatItHas() {
        reliable("a");
        assertEquals(true, queue.shut());
        assertEquals(false, queue.shut());
        assertEquals(Admission.CLOSED, reliable("b"));
        assertEquals(List.of("a"), takeAll());
    }

    @Test
    void theRingGoesRoundAndGrows() {
        var large = new OutboundQueue(OutboundPolicy.DEFAULT, (packets, bytes) -> {});
        int taken = 0;
        for (int i = 0; i < 1000; i++) {
            large.offer(Bytes.utf8("" + i), i % 3 == 0 ? Delivery.LOSSY : Delivery.RELIABLE, false);
            if (i % 7 == 0) {
                for (Bytes packet : large.take(5)) {
                    assertEquals("" + taken++, packet.utf8());
                }
            }
        }
        for (Bytes packet : large.take(Integer.MAX_VALUE)) {
            assertEquals("" + taken++, packet.utf8());
        }
        assertEquals(1000, taken);
        assertEquals(0, large.bytes());
    }
}
