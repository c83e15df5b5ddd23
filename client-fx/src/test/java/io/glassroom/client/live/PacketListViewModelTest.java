package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.RelatedPackets.Bracket;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketListViewModelTest {

    private final Map<String, String> remembered = new HashMap<>();
    private final SettingsStore store = new SettingsStore() {
        @Override
        public Map<String, String> load() {
            return remembered;
        }

        @Override
        public void save(String key, String value) {
            remembered.put(key, value);
        }
    };
    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final Actions actions = new Actions();
    private final LiveViewModel live = open();
    private final PacketListViewModel list = live.list();

    @Test
    void markIsToggledByItsAction() {
        select(beats(3), 1);
        act("packet.mark");
        assertTrue(capture.marks().isMarked(2));
        act("packet.mark");
        assertFalse(capture.marks().isMarked(2));
    }

    @Test
    void timeCountsFromTheSelectedPacketUntilItIsAskedAgain() {
        select(beats(3), 1);
        act("packet.reference");
        assertEquals(Duration.ofMillis(-1), capture.marks().time(list.rows().getFirst()));
        act("packet.reference");
        assertEquals(Optional.empty(), capture.marks().reference());
    }

    @Test
    void noteIsKeptOnItsPacketWhateverIsSelectedMeanwhile() {
        select(beats(3), 1);
        act("packet.note");
        live.margin().draft().set("why twice?");
        selection.select(list.rows().getLast());
        live.margin().keep();
        assertEquals(Map.of(2L, "why twice?"), capture.marks().notes());
        assertNull(live.margin().noted().get());
    }

    @Test
    void discardedNoteChangesNothing() {
        select(beats(1), 0);
        act("packet.note");
        live.margin().draft().set("no");
        live.margin().discard();
        assertTrue(capture.marks().notes().isEmpty());
    }

    @Test
    void markedRowIsDrawnAgain() {
        select(beats(1), 0);
        long before = list.looks().get();
        act("packet.mark");
        assertTrue(list.looks().get() > before);
    }

    @Test
    void requestIsBracketedWithItsResponseAcrossWhatIsBetween() {
        traffic.heartbeat("c1");
        traffic.join("c1", 7, "alice", "lobby");
        traffic.heartbeat("c1");
        live.refresh();
        selection.select(list.rows().get(1));
        assertEquals(List.of(Bracket.NONE, Bracket.FIRST, Bracket.LAST, Bracket.NONE), brackets());
    }

    @Test
    void pushesThatStillComeAreAddedToTheBracket() {
        traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        live.refresh();
        selection.select(list.rows().getFirst());
        assertEquals(List.of(Bracket.FIRST, Bracket.MEMBER, Bracket.LAST), brackets());
        traffic.heartbeat("c3");
        live.refresh();
        assertEquals(List.of(Bracket.FIRST, Bracket.MEMBER, Bracket.LAST, Bracket.NONE), brackets());
    }

    @Test
    void bracketEndsAtWhatTheFilterShows() {
        traffic.say("c1", "alice", "hi", List.of("c1", "c2", "c3"));
        live.refresh();
        selection.select(list.rows().get(1));
        live.filter().text().set("push");
        live.filter().apply();
        assertEquals(List.of(Bracket.FIRST, Bracket.MEMBER, Bracket.LAST), brackets());
    }

    @Test
    void flowIsGoneThroughForwardAndBack() {
        traffic.say("c1", "alice", "hi", List.of("c1", "c2"));
        live.refresh();
        selection.select(list.rows().getFirst());
        act("packet.next-related");
        act("packet.next-related");
        act("packet.next-related");
        assertEquals(3, selected().number());
        act("packet.previous-related");
        assertEquals(2, selected().number());
    }

    @Test
    void foldingIsRemembered() {
        list.folding().set(true);
        assertTrue(new PacketListViewModel(capture, selection, new Settings(store, Language.ENGLISH)).folding().get());
    }

    @Test
    void packetsFoldedAwayAreCountedAsShown() {
        list.folding().set(true);
        beats(9);
        assertEquals(1, list.rows().size());
        assertEquals(9, list.shown().get());
    }

    @Test
    void heartbeatSelectedElsewhereOpensItsRow() {
        list.folding().set(true);
        beats(9);
        selection.select(capture.packets().get(4));
        assertEquals(9, list.rows().size());
        assertEquals(5, selected().number());
    }

    @Test
    void heartbeatSelectedBeforeItsRowIsThereOpensItThen() {
        list.folding().set(true);
        for (int i = 0; i < 9; i++) {
            traffic.heartbeat("c1");
        }
        selection.select(capture.packets().get(4));
        live.refresh();
        assertEquals(9, list.rows().size());
        assertEquals(5, selected().number());
    }

    @Test
    void shutRunKeepsTheSelectionInSight() {
        list.folding().set(true);
        beats(4);
        selection.select(capture.packets().get(2));
        act("packet.unfold");
        assertEquals(1, list.rows().size());
        assertEquals(1, selected().number());
    }

    @Test
    void connectionIsIsolatedByAnAction() {
        traffic.heartbeat("c1");
        traffic.heartbeat("c2");
        live.refresh();
        selection.select(list.rows().getLast());
        act("packet.isolate");
        assertEquals("pkt.conn == \"c2\"", live.filter().text().get());
        assertEquals(1, list.rows().size());
    }

    private LiveViewModel open() {
        return new LiveViewModel(capture, selection, new Settings(store, Language.ENGLISH), actions);
    }

    private List<Bracket> brackets() {
        return list.rows().stream().map(list::bracket).toList();
    }

    private CapturedPacket selected() {
        CapturedPacket packet = selection.packet().get();
        if (packet == null) {
            throw new AssertionError("nothing is selected");
        }
        return packet;
    }

    private List<CapturedPacket> beats(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
        live.refresh();
        return list.rows();
    }

    private void select(List<CapturedPacket> rows, int index) {
        selection.select(rows.get(index));
    }

    private void act(String id) {
        actions.find(id).orElseThrow().perform();
    }
}
