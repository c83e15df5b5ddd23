package io.glassroom.client.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.selection.Selection;
import io.glassroom.server.transport.Impairment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsViewModelTest {

    private final Capture capture = new Capture(100);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final Notices notices = new Notices();
    private final FakeServer node = new FakeServer();
    private final FaultsViewModel model = new FaultsViewModel(selection, Optional.of(node.faults()), notices);

    @BeforeEach
    void connect() {
        traffic.connect("c1");
        traffic.connect("c2");
    }

    private TappedConnection connection(String id) {
        return capture.find("gate-1", id).orElseThrow();
    }

    @Test
    void whatIsSetIsDoneToTheSelectedConnection() {
        selection.select(connection("c1"));
        model.latency().set(200);
        model.jitter().set(50);
        model.loss().set(10);
        model.slice().set(4);
        model.reorder().set(true);
        assertEquals(
                new Impairment(Duration.ofMillis(200), Duration.ofMillis(50), 10, 4, true, false), node.faults().of(FakeServer.key("c1")));
    }

    @Test
    void jitterIsNoMoreThanTheLatency() {
        selection.select(connection("c1"));
        model.jitter().set(500);
        model.latency().set(100);
        model.jitter().set(500);
        assertEquals(Duration.ofMillis(100), node.faults().of(FakeServer.key("c1")).jitter());
    }

    @Test
    void anotherConnectionShowsItsOwnImpairment() {
        selection.select(connection("c1"));
        model.frozen().set(true);
        selection.select(connection("c2"));
        assertFalse(model.frozen().get());
        assertEquals(Impairment.NONE, node.faults().of(FakeServer.key("c2")));
        selection.select(connection("c1"));
        assertTrue(model.frozen().get());
    }

    @Test
    void nothingIsDoneWhileNobodyIsSelected() {
        model.latency().set(100);
        assertFalse(model.possible().get());
        assertEquals(List.of(), node.told());
    }

    @Test
    void whoIsGoneIsLeftAlone() {
        selection.select(connection("c1"));
        traffic.close("c1", "1006");
        model.refresh();
        assertFalse(model.possible().get());
        model.reset();
        assertEquals(List.of(), node.told());
    }

    @Test
    void aNoticeSaysHowManyAreImpairedAndClearsThem() {
        selection.select(connection("c1"));
        model.loss().set(5);
        selection.select(connection("c2"));
        model.loss().set(5);
        var notice = notices.all().getFirst();
        assertEquals(List.of(2), notice.details());
        notice.remedy().orElseThrow().run().run();
        assertEquals(Impairment.NONE, node.faults().of(FakeServer.key("c1")));
        assertEquals(Impairment.NONE, node.faults().of(FakeServer.key("c2")));
        assertEquals(List.of(), notices.all());
        assertEquals(0, model.loss().get());
    }

    @Test
    void whatSomebodyElseDoesIsShown() {
        selection.select(connection("c1"));
        node.faults().impair(FakeServer.key("c1"), Impairment.NONE.withFrozen(true));
        model.refresh();
        assertTrue(model.frozen().get());
        assertTrue(model.isImpaired(connection("c1")));
    }

    @Test
    void halfClosingAndResettingReachTheNode() {
        selection.select(connection("c1"));
        model.halfClose();
        model.reset();
        assertEquals(List.of("halfClose c1", "reset c1"), node.told());
    }

    @Test
    void aForeignNodeIsNotDisturbed() {
        var foreign = new FaultsViewModel(selection, Optional.empty(), notices);
        selection.select(connection("c1"));
        assertTrue(foreign.isForeign());
        assertFalse(foreign.possible().get());
        foreign.latency().set(100);
        foreign.clearAll();
    }
}
