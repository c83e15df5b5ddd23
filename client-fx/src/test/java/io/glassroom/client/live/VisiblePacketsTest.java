package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class VisiblePacketsTest {

    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final VisiblePackets rows = new VisiblePackets(capture.packets());

    @Test
    void batchIsOneChange() {
        var changes = new ArrayList<Integer>();
        rows.addListener((ListChangeListener<CapturedPacket>) change -> {
            int added = 0;
            while (change.next()) {
                added += change.getAddedSize();
            }
            changes.add(added);
        });
        beat(30);
        rows.refresh();
        assertEquals(List.of(30), changes);
    }

    @Test
    void whatTheRingForgetsLeavesTheRows() {
        beat(100);
        rows.refresh();
        beat(20);
        rows.refresh();
        assertEquals(100, rows.size());
        assertEquals(21, rows.getFirst().number());
        assertEquals(120, rows.getLast().number());
    }

    @Test
    void changeTellsOfBothEnds() {
        beat(100);
        rows.refresh();
        var mirror = new ArrayList<CapturedPacket>(rows);
        rows.addListener((ListChangeListener<CapturedPacket>) change -> {
            while (change.next()) {
                mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
        for (int i = 0; i < 10; i++) {
            beat(33);
            rows.refresh();
            assertEquals(rows, mirror);
        }
        beat(500);
        rows.refresh();
        assertEquals(rows, mirror);
    }

    @Test
    void filterAppliesToWhatWasThereAndToWhatComes() {
        traffic.connect("c1");
        beat(5);
        rows.refresh();
        rows.refilter(packet -> packet.packet() == PacketKind.HANDSHAKE, capture.counted());
        assertEquals(2, rows.size());
        beat(5);
        traffic.connect("c2");
        rows.refresh();
        assertEquals(4, rows.size());
    }

    @Test
    void packetIsFoundByItsNumber() {
        beat(150);
        rows.refresh();
        CapturedPacket packet = rows.get(42);
        assertEquals(42, rows.indexOf(packet));
        rows.refilter(other -> false, capture.counted());
        assertEquals(-1, rows.indexOf(packet));
    }

    private void beat(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
    }
}
