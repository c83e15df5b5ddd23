package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The clock of the traffic begins at a full second and moves by a millisecond for each record.
class StatsViewModelTest {

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final LiveViewModel live =
            new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final StatsViewModel model = new StatsViewModel(live, NodeClock.recorded(capture));

    @Test
    void packetsAndBytesAreCountedBySecondAndKind() {
        traffic.heartbeat("c1");
        traffic.heartbeat("c1");
        traffic.pass(Duration.ofSeconds(1));
        traffic.heartbeat("c1");
        assertEquals(2, model.rate(START, 1, PacketKind.HEARTBEAT));
        assertEquals(1, model.rate(START + 1, 1, PacketKind.HEARTBEAT));
        assertEquals(1.5, model.rate(START, 2, PacketKind.HEARTBEAT));
        assertEquals(0, model.rate(START, 2, PacketKind.DATA));
        model.inBytes().set(true);
        assertEquals(8, model.rate(START, 1, PacketKind.HEARTBEAT));
        assertEquals(START + 1, model.now());
    }

    @Test
    void secondsWithoutTrafficAreEmptyAndThoseOfTenMinutesAgoAreForgotten() {
        traffic.heartbeat("c1");
        traffic.pass(Duration.ofSeconds(599));
        traffic.heartbeat("c1");
        assertEquals(1, model.rate(START, 1, PacketKind.HEARTBEAT));
        assertEquals(0, model.rate(START + 300, 1, PacketKind.HEARTBEAT));
        traffic.pass(Duration.ofSeconds(1));
        traffic.heartbeat("c1");
        assertEquals(0, model.rate(START, 1, PacketKind.HEARTBEAT));
    }

    @Test
    void secondThatIsClickedSelectsItsFirstPacket() {
        beatFor(3);
        model.selectSeconds(START + 1, 1);
        assertEquals(11, selection.packet().get().number());
    }

    @Test
    void secondWithoutPacketsIsSelectedAsAMoment() {
        beatFor(1);
        model.selectSeconds(START + 60, 1);
        assertNull(selection.packet().get());
        assertEquals(Instant.ofEpochSecond(START + 60), selection.time().get());
    }

    @Test
    void secondsThatAreDraggedOverBecomeAFilter() {
        beatFor(4);
        model.filterSeconds(START + 1, 2);
        assertEquals("pkt.no >= 11 && pkt.no <= 30", live.filter().text().get());
        model.filterSeconds(START, 1);
        assertEquals("pkt.no >= 1 && pkt.no <= 10", live.filter().text().get());
    }

    @Test
    void latencyIsToldByRoute() {
        traffic.connect("c1");
        for (int i = 1; i <= 9; i++) {
            traffic.join("c1", i, "alice", "lobby"); // answered after 3 ms
        }
        traffic.dispatched("c1", "Room.Join", "handled", Duration.ofMillis(1));
        model.recount();
        StatsViewModel.Row row = model.rows().getFirst();
        assertEquals("Room.Join", row.route());
        assertEquals(9, row.answers());
        assertEquals(3, row.p50().toNanos() / 1e6, 0.15);
        assertEquals(Duration.ofMillis(3), row.max());
        assertEquals(1, row.handler().toNanos() / 1e6, 0.05);
        assertEquals(33, row.share(), 2);
        assertEquals(row, model.chosen().get());
    }

    @Test
    void columnThatIsClickedFiltersItsAnswersAndSelectsTheLatest() {
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
        traffic.join("c1", 2, "alice", "lobby");
        model.recount();
        int column = Spread.column(Duration.ofMillis(3));
        assertEquals(2, model.histogram().get(column));
        live.refresh();
        model.selectColumn(column);
        assertEquals("msg.route == \"Room.Join\" && msg.rtt >= 2 && msg.rtt <= 4", live.filter().text().get());
        assertEquals(List.of(6L, 8L), live.list().rows().stream().map(CapturedPacket::number).toList());
        assertEquals(8, selection.packet().get().number());
    }

    private void beatFor(int seconds) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < 10; i++) {
                traffic.heartbeat("c1");
            }
            traffic.pass(Duration.ofMillis(990));
        }
        live.refresh();
    }
}
