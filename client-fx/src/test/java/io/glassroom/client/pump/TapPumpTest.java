package io.glassroom.client.pump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TapPumpTest {

    private final VirtualTime time = new VirtualTime();
    private final TapPump pump = new TapPump(1_000, Duration.ofMillis(20), time);
    private final List<Long> arrived = new ArrayList<>();

    @Test
    void batchBringsEverythingInItsOrder() {
        beat(500);
        assertEquals(500, pump.drain(this::arrive));
        assertEquals(LongStream.rangeClosed(1, 500).boxed().toList(), arrived);
    }

    @Test
    void actionKeepsItsPlaceAmongTheRecords() {
        beat(2);
        pump.post(() -> arrived.add(-1L));
        new SyntheticTraffic("other", pump::offer).heartbeat("c1");
        pump.drain(this::arrive);
        assertEquals(List.of(1L, 2L, -1L, 1L), arrived);
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        beat(1_200);
        assertEquals(200, pump.dropped());
        assertEquals(1_000, pump.drain(this::arrive));
        assertEquals(0, pump.waiting());
    }

    @Test
    void batchThatTakesTooLongLeavesTheRestForTheNext() {
        beat(1_000);
        int first = pump.drain(record -> {
            arrive(record);
            time.advance(Duration.ofMillis(1));
        });
        assertEquals(64, first, "it looks at the clock every 64 records");
        pump.drain(this::arrive);
        assertEquals(LongStream.rangeClosed(1, 1_000).boxed().toList(), arrived);
    }

    private void beat(int count) {
        var traffic = new SyntheticTraffic("gate-1", pump::offer);
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
    }

    private void arrive(TapRecord record) {
        arrived.add(record.sequence());
    }
}
