package io.glassroom.client.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import java.util.stream.Stream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequenceViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final LiveViewModel live = new LiveViewModel(capture, selection, new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final SequenceViewModel model = new SequenceViewModel(live, new Dispatches(capture));

    @BeforeEach
    void fill() {
        model.setRoom(10);
        beat(50);
    }

    @Test
    void newestArrowIsAtTheBottomWhileTheListFollows() {
        assertEquals(40, model.first().get());
        beat(1);
        assertEquals(51, model.inSight().getLast().number());
    }

    @Test
    void whoScrollsUpHoldsTheListAndWhoFollowsLetsItGo() {
        model.scrollTo(5);
        beat(20);
        assertFalse(live.list().following().get());
        assertEquals(6, model.inSight().getFirst().number());
        model.follow();
        assertEquals(70, model.inSight().getLast().number());
    }

    @Test
    void packetThatIsSelectedElsewhereComesIntoSight() {
        CapturedPacket chosen = live.list().rows().get(3);
        live.list().pause();
        selection.select(chosen);
        assertTrue(model.inSight().contains(chosen));
    }

    @Test
    void keysMoveFromArrowToArrow() {
        model.move(-1);
        assertEquals(50, selection.packet().get().number());
        model.move(-1);
        model.move(-1);
        assertEquals(48, selection.packet().get().number());
        model.move(1);
        assertEquals(49, selection.packet().get().number());
        model.move(100);
        assertEquals(50, selection.packet().get().number());
    }

    @Test
    void filterOfTheListHolds() {
        traffic.kick("c1", "x");
        refresh();
        live.filter().text().set("kick");
        live.filter().apply();
        assertEquals(List.of(51L), model.inSight().stream().map(CapturedPacket::number).toList());
    }

    @Test
    void nothingIsSelectedWhereThereIsNothing() {
        live.filter().text().set("handshake");
        live.filter().apply();
        model.move(1);
        assertNull(selection.packet().get());
    }

    private void beat(int times) {
        for (int i = 0; i < times; i++) {
            traffic.heartbeat("c1");
        }
        refresh();
    }

    private void refresh() {
        live.refresh();
        model.refresh();
    }

    @Test
    void messageOfAClusterIsFollowedToTheNodeThatServesIt() {
        var cluster = new SyntheticCluster(capture::introduce, capture::apply);
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        CapturedPacket response = capture.packets().get(capture.packets().size() - 1);
        CapturedPacket request = capture.packets().get(capture.packets().size() - 2);
        assertEquals("chat-1", model.hop(request).orElseThrow().to());
        assertEquals("chat-1", model.hop(response).orElseThrow().from());
        assertTrue(model.hop(capture.packets().get(capture.packets().size() - 3)).isEmpty(), "a Heartbeat stays");
        assertEquals(
                List.of("gate-1", "gate-2", "chat-1", "master"),
                Stream.of("master", "gate-2", "chat-1", "gate-1").sorted(model.order()).toList());
    }

    @Test
    void handlerOfAnotherNodeIsShown() {
        var cluster = new SyntheticCluster(capture::introduce, capture::apply);
        cluster.begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        CapturedPacket request = capture.packets().get(capture.packets().size() - 2);
        assertTrue(model.handling(request).isPresent());
    }
}
