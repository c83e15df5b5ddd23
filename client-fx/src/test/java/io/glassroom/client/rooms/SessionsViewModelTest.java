package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.rooms.SessionsViewModel.State;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class SessionsViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final Settings settings = new Settings(SettingsStore.NONE, Language.ENGLISH);
    private final FakeServer node = new FakeServer();
    private long now;
    private final SessionsViewModel model =
            new SessionsViewModel(capture, selection, settings, any -> now, Optional.of(node));

    private TappedConnection connection(String id) {
        return capture.find("gate-1", id).orElseThrow();
    }

    private List<String> names() {
        return model.rows().stream().map(TappedConnection::name).toList();
    }

    @Test
    void everybodyIsListedInTheOrderOfTheirComing() {
        traffic.connect("c1");
        traffic.connect("c2");
        traffic.join("c2", 2, "bob", "lobby");
        model.refresh();
        assertEquals(List.of("c1", "bob"), names());
        assertEquals(2, model.open().get());
    }

    @Test
    void theLastWhoLeftStayForAWhile() {
        for (int i = 1; i <= 40; i++) {
            traffic.connect("c" + i);
            traffic.close("c" + i, "1000");
        }
        traffic.connect("c41");
        model.refresh();
        assertEquals(31, model.rows().size());
        assertEquals("c11", names().getFirst());
        assertEquals(1, model.open().get());
    }

    @Test
    void newcomersAreAddedWithoutExchangingTheOthers() {
        traffic.connect("c1");
        model.refresh();
        var replaced = new AtomicInteger();
        model.rows().addListener((ListChangeListener<TappedConnection>) change -> {
            while (change.next()) {
                replaced.addAndGet(change.getRemovedSize());
            }
        });
        traffic.connect("c2");
        model.refresh();
        assertEquals(0, replaced.get());
    }

    @Test
    void statesFollowTheHandshake() {
        traffic.connect("c1");
        assertEquals(State.WORKING, model.state(connection("c1")));
        traffic.close("c1", "bye");
        assertEquals(State.CLOSED, model.state(connection("c1")));
    }

    @Test
    void whoWasWorkingBeforeTheWatcherCameIsWorking() {
        var present = new TapLine.Present("c9", "127.0.0.1:9", "WORKING", 9, "9", "zoe", List.of());
        capture.introduce(new TapLine.Hello(
                "gate-1", "0.1", SyntheticTraffic.DICTIONARY, Duration.ofSeconds(30), "json", List.of(present)));
        assertEquals(State.WORKING, model.state(connection("c9")));
        assertEquals(Optional.empty(), model.silence(connection("c9")));
    }

    @Test
    void silenceIsCountedByTheNodesClock() {
        traffic.connect("c1");
        traffic.heartbeat("c1");
        now = connection("c1").last(Direction.IN).orElseThrow() + 2_000_000_000L;
        assertEquals(Optional.of(Duration.ofSeconds(2)), model.silence(connection("c1")));
    }

    @Test
    void aNewUidIsSeenForAMoment() {
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
        assertTrue(model.isJustBound(connection("c1")));
        now = 10_000_000_000L;
        assertFalse(model.isJustBound(connection("c1")));
    }

    @Test
    void withoutAnimationsNothingIsHighlighted() {
        settings.animations().set(false);
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
        assertFalse(model.isJustBound(connection("c1")));
    }

    @Test
    void theSelectedConnectionIsKickedWithTheReason() {
        traffic.connect("c1");
        assertFalse(model.kickable().get());
        selection.select(connection("c1"));
        assertTrue(model.kickable().get());
        model.kick("enough");
        assertEquals(List.of("kick c1 enough"), node.told());
    }

    @Test
    void nobodyIsKickedFromAForeignNode() {
        var foreign = new SessionsViewModel(capture, selection, settings, any -> now, Optional.empty());
        traffic.connect("c1");
        selection.select(connection("c1"));
        assertTrue(foreign.isForeign());
        assertFalse(foreign.kickable().get());
    }
}
