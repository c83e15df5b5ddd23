package io.glassroom.client.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import org.junit.jupiter.api.Test;

class RecordLogTest {

    private final RecordLog log = new RecordLog(10, 1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", record -> log.add(record, record.sequence() - 1));

    @Test
    void oldestRecordsAreForgottenBeyondTheCapacity() {
        for (int i = 0; i < 10; i++) {
            traffic.heartbeat("c1");
        }
        assertTrue(log.isComplete());
        traffic.heartbeat("c1");
        assertFalse(log.isComplete());
        assertEquals(10, log.size());
        assertEquals(1, log.firstBefore());
    }

    @Test
    void fewLargePacketsAreKeptInsteadOfMany() {
        for (int i = 0; i < 8; i++) {
            traffic.raw("c1", Direction.OUT, Bytes.wrap(new byte[300]));
        }
        assertEquals(3, log.size());
        assertEquals(5, log.firstBefore());
    }
}
