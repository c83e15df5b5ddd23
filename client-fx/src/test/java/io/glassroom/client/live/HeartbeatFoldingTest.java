package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatFoldingTest {

    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final VisiblePackets rows = new VisiblePackets(capture.packets());

    @BeforeEach
    void fold() {
        rows.fold(true);
    }

    @Test
    void heartbeatsBelowEachOtherAreOneRow() {
        beat(1);
        say();
        beat(14);
        say();
        rows.refresh();
        assertEquals(List.of(1L, 2L, 3L, 17L), numbers());
        assertEquals(17, rows.passed());
        assertEquals(14, rows.headed(rows.get(2)).orElseThrow().size());
        assertEquals(Duration.ofMillis(13), rows.headed(rows.get(2)).orElseThrow().span());
    }

    @Test
    void singleHeartbeatStandsForItself() {
        beat(1);
        rows.refresh();
        assertTrue(rows.headed(rows.getFirst()).isEmpty());
    }

    @Test
    void rowGrowsWithEachBatchWithoutANewRow() {
        beat(2);
        rows.refresh();
        beat(3);
        assertTrue(rows.refresh(), "its row says something else");
        assertEquals(1, rows.size());
        assertEquals(5, rows.headed(rows.getFirst()).orElseThrow().size());
    }

    @Test
    void openRunShowsEachBeatAndEachThatFollows() {
        beat(3);
        rows.refresh();
        rows.open(rows.getFirst(), true);
        assertEquals(List.of(1L, 2L, 3L), numbers());
        beat(1);
        rows.refresh();
        assertEquals(List.of(1L, 2L, 3L, 4L), numbers());
        rows.open(rows.getLast(), false);
        assertEquals(List.of(1L), numbers());
    }

    @Test
    void filterThatHidesWhatIsBetweenJoinsTwoRuns() {
        beat(2);
        say();
        beat(2);
        rows.refresh();
        assertEquals(3, rows.size());
        rows.refilter(packet -> packet.packet() == PacketKind.HEARTBEAT, capture.counted());
        assertEquals(List.of(1L), numbers());
        assertEquals(4, rows.headed(rows.getFirst()).orElseThrow().size());
    }

    @Test
    void foldedAwayHeartbeatIsRevealed() {
        beat(5);
        say();
        rows.refresh();
        CapturedPacket third = capture.packets().get(2);
        assertEquals(-1, rows.indexOf(third));
        rows.reveal(third);
        assertEquals(2, rows.indexOf(third));
    }

    @Test
    void ringThatForgetsTheHeadLeavesTheRowToTheNext() {
        beat(60);
        say();
        beat(60);
        rows.refresh();
        assertEquals(List.of(22L, 61L, 62L), numbers());
        for (int i = 0; i < 3; i++) {
            beat(1);
            rows.refresh();
        }
        assertEquals(List.of(25L, 61L, 62L), numbers());
        assertEquals(36, rows.headed(rows.getFirst()).orElseThrow().size());
        assertEquals(100, rows.passed());
    }

    @Test
    void foldingIsUndone() {
        beat(5);
        rows.refresh();
        rows.fold(false);
        assertEquals(5, rows.size());
        assertTrue(rows.headed(rows.getFirst()).isEmpty());
    }

    @Test
    void changesTellExactlyWhatHappensWhateverHappens() {
        var mirror = new ArrayList<CapturedPacket>();
        rows.addListener((ListChangeListener<CapturedPacket>) change -> {
            while (change.next()) {
                mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> beat(random.nextInt(30));
                case 2 -> say();
                case 3 -> rows.refresh();
                case 4 -> rows.fold(random.nextInt(4) > 0);
                default -> {
                    if (!rows.isEmpty()) {
                        rows.open(rows.get(random.nextInt(rows.size())), random.nextBoolean());
                    }
                }
            }
            assertEquals(mirror, List.copyOf(rows), "round " + round);
        }
        rows.refresh();
        assertEquals(100, rows.passed());
        assertFalse(rows.isEmpty());
    }

    private List<Long> numbers() {
        return rows.stream().map(CapturedPacket::number).toList();
    }

    private void beat(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
    }

    private void say() {
        traffic.say("c1", "alice", "hi", List.of());
    }
}
