package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.motion.Speed;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.NodesViewModel;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopologyViewModelTest {

    private static final List<String> EVERYBODY = List.of("c1", "c2", "c3");

    private final Capture capture = new Capture(10_000);
    private final Selection selection = new Selection();
    private final VirtualTime time = new VirtualTime();
    private final Playhead playhead = new Playhead(time);
    private final FakeServer node = new FakeServer();
    private final List<String> paused = new ArrayList<>();
    private final StepViewModel steps =
            new StepViewModel(capture, selection, playhead, Optional.of(node), new Actions());
    private final TopologyViewModel model = new TopologyViewModel(
            capture,
            selection,
            new Settings(SettingsStore.NONE, Language.ENGLISH),
            steps,
            new NodesViewModel(capture, Optional.of(node), new Notices()),
            () -> paused.add("paused"));
    private final SyntheticTraffic gate1 = new SyntheticTraffic("gate-1", capture::apply);
    private final SyntheticTraffic gate2 = new SyntheticTraffic("gate-2", capture::apply);

    private void pass(Duration duration) {
        model.refresh();
        time.advance(duration);
        model.tick();
    }

    private CapturedPacket packet(int fromTheEnd) {
        return capture.packets().get(capture.packets().size() - fromTheEnd);
    }

    private List<String> legs() {
        return model.journey().get().legs().stream()
                .map(leg -> leg.from().name() + " → " + leg.to().name() + " " + leg.state())
                .toList();
    }

    private void chat() {
        EVERYBODY.forEach(gate1::connect);
        gate1.say("c1", "alice", "hi", EVERYBODY);
    }

    @Test
    void journeyLeadsFromTheSenderToEverybodyWhoGotIt() {
        chat();
        selection.select(packet(1));
        assertEquals(
                List.of("c1 → gate-1 ARRIVED", "gate-1 → c1 ARRIVED", "gate-1 → c2 ARRIVED", "gate-1 → c3 ARRIVED"), legs());
        assertEquals(packet(4).length(), model.journey().get().sent());
    }

    @Test
    void whatBelongsToTheMessageAndComesLaterJoinsTheJourney() {
        EVERYBODY.forEach(gate1::connect);
        gate1.say("c1", "alice", "hi", List.of("c2"));
        selection.select(packet(1));
        assertEquals(2, legs().size());
        FlowId flow = packet(1).flow();
        gate1.message(flow, "c3", Direction.OUT, new Message.Push(Route.of("onMessage"), Bytes.utf8("{}")));
        model.tick();
        assertEquals("gate-1 → c3 ARRIVED", legs().getLast());
    }

    @Test
    void requestWithoutAnAnswerIsAwaited() {
        gate1.connect("c1");
        gate1.message(new FlowId(9), "c1", Direction.IN, new Message.Request(7, Route.of("Room.Join"), Bytes.utf8("{}")));
        selection.select(packet(1));
        assertEquals(List.of("c1 → gate-1 ARRIVED", "gate-1 → c1 AWAITED"), legs());
        gate1.message(new FlowId(9), "c1", Direction.OUT, new Message.Response(7, false, Bytes.utf8("{}")));
        model.tick();
        assertEquals(List.of("c1 → gate-1 ARRIVED", "gate-1 → c1 ARRIVED"), legs());
    }

    @Test
    void whatWaitsAtTheGateIsPartOfTheJourney() {
        EVERYBODY.forEach(gate1::connect);
        gate1.say("c1", "alice", "hi", List.of("c1"));
        steps.begin();
        node.waiting().add(new Waiting(FakeServer.key("c2"), Direction.OUT, packet(1).bytes(), packet(1).flow()));
        steps.tick();
        selection.select(packet(1));
        assertEquals("gate-1 → c2 HELD", legs().getLast());
    }

    @Test
    void inSlowMotionThePictureHasNotSeenThePushesYet() {
        var watching = model.watch();
        chat();
        playhead.speed().set(Speed.TENTH);
        pass(Duration.ofSeconds(2));
        selection.select(packet(4));
        model.tick();
        assertTrue(legs().stream().allMatch(leg -> leg.endsWith("COMING")), legs().toString());
        pass(Duration.ofSeconds(20));
        assertTrue(legs().stream().allMatch(leg -> leg.endsWith("ARRIVED")), legs().toString());
        watching.cancel();
    }

    @Test
    void packetOfNoMessageTravelsAlone() {
        gate1.connect("c1");
        selection.select(packet(1));
        assertEquals(List.of("gate-1 → c1 ARRIVED"), legs());
        selection.clear();
        assertTrue(model.journey().get().isEmpty());
    }

    @Test
    void clickOnADotSelectsItsPacketAndPausesTheList() {
        chat();
        model.choose(new Traveller.Parcel(packet(2)));
        assertEquals(packet(2), selection.packet().get());
        assertEquals(List.of("paused"), paused);
    }

    @Test
    void clickOnAThingSelectsItAndLetsGoOfThePacket() {
        chat();
        selection.select(packet(1));
        model.choose(new Vertex.Server("gate-1", Role.GATE));
        assertEquals("gate-1", selection.node().get());
        assertNull(selection.packet().get());
        model.choose(Cluster.client("gate-1", 2));
        assertEquals("c2", selection.connection().get().id());
        assertTrue(model.isChosen(Cluster.client("gate-1", 2)));
        assertFalse(model.isChosen(new Vertex.Server("gate-1", Role.GATE)));
    }

    @Test
    void clientWhoLeftIsShownForTwoMoreSeconds() {
        chat();
        gate1.close("c3", "1000");
        pass(Duration.ofSeconds(1));
        assertEquals(3, model.topology().population());
        pass(Duration.ofSeconds(3));
        assertEquals(2, model.topology().population());
    }

    @Test
    void nobodyWatchesAndNoDotIsKept() {
        chat();
        pass(Duration.ofMillis(100));
        assertFalse(model.moving().get());
        var watching = model.watch();
        gate1.heartbeat("c1");
        model.refresh();
        assertTrue(model.moving().get());
        watching.cancel();
    }

    @Test
    void ownNodeLaysEverythingOpen() {
        chat();
        NodeSheet sheet = model.sheet(new Vertex.Server("gate-1", Role.GATE));
        assertTrue(sheet.own());
        assertTrue(sheet.routes().stream().allMatch(route -> route.kind().isPresent()));
        assertEquals("65536 B", value(sheet, "max_body"));
    }

    @Test
    void somebodyElsesNodeShowsWhatItGreetedWith() {
        capture.introduce(new TapLine.Hello(
                "gate-2", "0.9", RouteDictionary.of(List.of("Room.Join")), Duration.ofSeconds(20), "json", List.of()));
        gate2.connect("c1");
        gate2.join("c1", 1, "ann", "lobby");
        NodeSheet sheet = model.sheet(new Vertex.Server("gate-2", Role.GATE));
        assertFalse(sheet.own());
        assertEquals("20 s", value(sheet, "heartbeat"));
        assertEquals(List.of("Room.Join"), sheet.routes().stream().map(NodeSheet.Route::name).toList());
        assertEquals("lobby", sheet.rooms().getFirst().name());
        assertTrue(sheet.settings().stream().noneMatch(fact -> fact.key().equals("max_body")));
    }

    private static String value(NodeSheet sheet, String key) {
        return sheet.settings().stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow().value();
    }

    @Test
    void ratesAreCountedByTheSecond() {
        chat();
        model.tick();
        pass(Duration.ofMillis(1_000));
        for (int i = 0; i < 5; i++) {
            gate1.say("c1", "alice", "hi", EVERYBODY);
        }
        pass(Duration.ofSeconds(2));
        assertEquals(10, model.page("gate-1").rate(), 0.01);
    }

    @Test
    void packetThatIsSelectedTheMomentItIsCapturedIsInItsJourneyOnce() {
        gate1.connect("c1");
        var message = new Message.Notify(Route.of("Room.Message"), Bytes.utf8("{}"));
        Bytes packet = MessageCodec.encodePacket(message, SyntheticTraffic.DICTIONARY);
        steps.begin();
        node.waiting().add(new Waiting(FakeServer.key("c1"), Direction.IN, packet, FlowId.NONE));
        steps.step();
        gate1.message(new FlowId(5), "c1", Direction.IN, message);
        assertEquals(packet(1), selection.packet().get());
        assertEquals(List.of("c1 → gate-1 ARRIVED"), legs());
        gate1.message(new FlowId(5), "c1", Direction.OUT, new Message.Push(Route.of("onMessage"), Bytes.utf8("{}")));
        model.tick();
        assertEquals(2, legs().size());
    }

    @Test
    void hopsOfOtherJourneysAreNotOurs() {
        chat();
        selection.select(packet(1));
        gate1.emit(
                new FlowId(999),
                new TapEvent.Cluster.Hop(Direction.OUT, "chat-1", TapEvent.HopKind.NOTIFY, "a.b", "c1@gate-1", 1, 1, 40));
        model.tick();
        assertEquals(4, legs().size());
    }
}
