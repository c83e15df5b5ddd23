package io.glassroom.server.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TapHubTest {

    private static final TapEvent EVENT = new TapEvent.Link("c1", "OPENED", "CLOSED", "");

    private final VirtualTime time = new VirtualTime();
    private final TapHub hub = new TapHub("gate-1", time, 8, Set.of(), RouteDictionary.EMPTY);

    @Test
    void isActiveOnlyWhileSomebodyIsSubscribed() {
        assertFalse(hub.active());
        var first = hub.subscribe();
        var second = hub.subscribe();
        first.close();
        assertTrue(hub.active());
        second.close();
        assertFalse(hub.active());
    }

    @Test
    void closingTwiceCountsOnce() {
        var first = hub.subscribe();
        hub.subscribe();
        first.close();
        first.close();
        assertTrue(hub.active());
    }

    @Test
    void recordHasNumberTimeNodeAndFlow() {
        var subscription = hub.subscribe();
        time.advance(Duration.ofSeconds(2));
        hub.emit(new FlowId(5), EVENT);
        assertEquals(
                List.of(new TapRecord(1, 2_000_000_000L, time.now(), "gate-1", new FlowId(5), EVENT)),
                subscription.poll(10).records());
    }

    @Test
    void nothingIsKeptOrCountedWhileNobodyWatches() {
        hub.emit(FlowId.NONE, EVENT);
        var subscription = hub.subscribe();
        assertTrue(subscription.poll(10).isEmpty());
        emit(1);
        assertEquals(List.of(1L), numbers(subscription.poll(10)));
    }

    @Test
    void lateSubscriberSeesWhatCameAfterIt() {
        var early = hub.subscribe();
        emit(3);
        var late = hub.subscribe();
        emit(2);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers(early.poll(10)));
        assertEquals(List.of(4L, 5L), numbers(late.poll(10)));
    }

    @Test
    void pollTakesNoMoreThanItWasAskedFor() {
        var subscription = hub.subscribe();
        emit(5);
        assertEquals(List.of(1L, 2L), numbers(subscription.poll(2)));
        assertEquals(List.of(3L, 4L, 5L), numbers(subscription.poll(10)));
        assertTrue(subscription.poll(10).isEmpty());
    }

    @Test
    void slowSubscriberLosesTheOldestAndIsToldHowMany() {
        var subscription = hub.subscribe();
        emit(11);
        var batch = subscription.poll(100);
        assertEquals(3, batch.lost());
        assertEquals(List.of(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L), numbers(batch));
        assertEquals(0, subscription.poll(100).lost());
    }

    @Test
    void oneSlowSubscriberTakesNothingFromAnother() {
        hub.subscribe();
        var quick = hub.subscribe();
        for (long i = 1; i <= 20; i++) {
            emit(1);
            assertEquals(List.of(i), numbers(quick.poll(10)));
        }
    }

    @Test
    void numbersGoOnAcrossSubscribers() {
        try (var _ = hub.subscribe()) {
            emit(3);
        }
        var subscription = hub.subscribe();
        emit(1);
        var batch = subscription.poll(10);
        assertEquals(List.of(4L), numbers(batch));
        assertEquals(0, batch.lost());
    }

    @Test
    void closedSubscriptionFindsNothing() {
        var subscription = hub.subscribe();
        hub.subscribe();
        emit(1);
        subscription.close();
        assertTrue(subscription.poll(10).isEmpty());
    }

    @Test
    void flowsAreGivenOnlyWhileSomebodyWatches() {
        assertEquals(FlowId.NONE, hub.nextFlow());
        hub.subscribe();
        assertEquals(new FlowId(1), hub.nextFlow());
        assertEquals(new FlowId(2), hub.nextFlow());
    }

    @Test
    void flowsOfAClusterBeginWithTheNumberOfTheNode() {
        hub.subscribe();
        hub.number(4095);
        long flow = hub.nextFlow().value();
        assertEquals((4095L << 40) + 1, flow);
        assertTrue(flow < 1L << 53, () -> "too large for JavaScript: " + flow);
        assertThrows(IllegalArgumentException.class, () -> hub.number(4096));
    }

    @Test
    void capacityIsAPowerOfTwo() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new TapHub("n", time, 1000, Set.of(), RouteDictionary.EMPTY));
        assertEquals("tap records are 1000, must be a power of two", refusal.getMessage());
    }

    @Test
    void writerThatWasOvertakenGivesWay() {
        var ring = new Ring(4);
        ring.put(record(5));
        ring.put(record(1));
        assertEquals(record(5), ring.at(1));
    }

    /// Four writers and a reader at full speed: what is read and what is lost is all there ever was, in order.
    @Test
    @Timeout(60)
    void underLoadEachRecordIsReadOnceOrCountedAsLost() throws Exception {
        var busy = new TapHub("n", time, 1024, Set.of(), RouteDictionary.EMPTY);
        var subscription = busy.subscribe();
        int each = 50_000;
        var done = new AtomicBoolean();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(Thread.ofPlatform().start(() -> LongStream.range(0, each).forEach(_ -> busy.emit(FlowId.NONE, EVENT))));
        }
        var waiter = Thread.ofPlatform().start(() -> {
            try {
                for (Thread writer : writers) {
                    writer.join();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.set(true);
        });
        long expected = 1;
        long lost = 0;
        boolean last = false;
        while (true) {
            var batch = subscription.poll(100);
            lost += batch.lost();
            expected += batch.lost();
            for (TapRecord record : batch.records()) {
                assertEquals(expected++, record.sequence());
            }
            if (batch.isEmpty()) {
                if (last) {
                    break;
                }
                last = done.get();
            }
        }
        waiter.join();
        assertEquals(4L * each + 1, expected, "lost " + lost);
    }

    private void emit(int count) {
        for (int i = 0; i < count; i++) {
            hub.emit(FlowId.NONE, EVENT);
        }
    }

    private TapRecord record(long sequence) {
        return new TapRecord(sequence, 0, time.now(), "n", FlowId.NONE, EVENT);
    }

    private static List<Long> numbers(TapSubscription.Batch batch) {
        return batch.records().stream().map(TapRecord::sequence).toList();
    }
}
