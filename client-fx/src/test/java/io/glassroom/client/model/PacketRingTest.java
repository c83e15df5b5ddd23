package io.glassroom.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
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

    @Test
    void largePacketsPushOutMoreThanTheirNumber() {
        var capture = new Capture(100_000);
        var traffic = new SyntheticTraffic("gate-1", capture::apply);
        Bytes large = Bytes.wrap(new byte[10_000_000]);
        for (int i = 0; i < 6; i++) {
            traffic.raw("c1", Direction.IN, large);
        }
        assertEquals(3, capture.packets().size());
        assertEquals(3, capture.packets().evicted());
        assertEquals(4, capture.packets().get(0).number());
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
