package io.glassroom.client.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.tap.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatsViewModelTest {

    private final Capture capture = new Capture(10_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final FakeServer node = new FakeServer();
    private final HeartbeatViewModel hearts = new HeartbeatViewModel(
            new Selection(),
            NodeClock.recorded(capture),
            new Settings(SettingsStore.NONE, Language.ENGLISH),
            Optional.of(node.faults()));
    private final HeartbeatsViewModel model = new HeartbeatsViewModel(capture, hearts);

    @Test
    void heartbeatsAndDataOfBothEndsAreTicks() {
        traffic.heartbeat("c1");
        traffic.say("c1", "alice", "hello", List.of("c1"));
        Ticks ticks = model.ticks(capture.connections().getFirst());
        assertEquals(
                List.of("IN true", "IN false", "OUT false"),
                IntStream.range(0, ticks.size()).mapToObj(ticks::get).map(tick -> tick.direction() + " " + tick.beat()).toList());
        assertEquals(Duration.ofMillis(1).toNanos(), ticks.get(0).nanos(), 4);
    }

    @Test
    void manyPacketsWithinHalfASecondAreOneTick() {
        for (int i = 0; i < 1_200; i++) {
            traffic.heartbeat("c1");
        }
        assertEquals(3, model.ticks(capture.connections().getFirst()).size());
    }

    @Test
    void oldTicksMakeRoomForNewOnes() {
        for (int i = 0; i < 400; i++) {
            traffic.heartbeat("c1");
            traffic.pass(Duration.ofSeconds(1));
        }
        Ticks ticks = model.ticks(capture.connections().getFirst());
        assertEquals(256, ticks.size());
        assertEquals(capture.connections().getFirst().last(Direction.IN).orElseThrow(), ticks.get(255).nanos(), 4);
    }

    @Test
    void closedConnectionsStandBelowTheOpenOnes() {
        traffic.connect("c1");
        traffic.connect("c2");
        traffic.close("c1", "bye");
        model.look();
        assertEquals(List.of("c2", "c1"), model.connections().stream().map(TappedConnection::id).toList());
    }

    @Test
    void selectedConnectionIsFrozenAndThawed() {
        traffic.connect("c1");
        TappedConnection connection = capture.connections().getFirst();
        hearts.selection().select(connection);
        assertEquals(true, hearts.freezable().get());
        hearts.freezeSelected();
        hearts.freezeSelected();
        assertEquals(2, node.told().size(), () -> "told " + node.told());
    }
}
