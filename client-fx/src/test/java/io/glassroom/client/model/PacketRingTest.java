package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import org.junit.jupiter.api.Test;

class PacketRingTest {

    @Test
    void fullRingPushesOutTheOldest() {
        PacketRing ring = heartbeats(4, 10);
        assertEquals(4, ring.size());
        assertEquals(6, ring.evicted());
        assertEquals(7, ring.get(0).number());
        assertEquals(10, ring.get(3).number());
    }

    @Test
    void indexIsFoundByNumber() {
        PacketRing ring = heartbeats(4, 10);
        assertEquals(1, ring.indexOf(8));
        assertEquals(0, ring.indexOf(1));
        assertEquals(4, ring.indexOf(11));
    }

    private static PacketRing heartbeats(int capacity, int count) {
        var capture = new Capture(capacity);
        var traffic = new SyntheticTraffic("gate-1", capture::apply);
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
        return capture.packets();
    }
}
