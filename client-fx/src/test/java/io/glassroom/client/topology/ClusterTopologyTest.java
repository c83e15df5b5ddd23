package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticCluster;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.NodesViewModel;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent.HopKind;
import io.glassroom.protocol.tap.TapEvent.LineStep;
import io.glassroom.protocol.tap.TapEvent.MemberStep;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// The picture of two gates, two chat nodes and a master, and one message through all of them.
class ClusterTopologyTest {

    private final Capture capture = new Capture(10_000);
    private final Selection selection = new Selection();
    private final VirtualTime time = new VirtualTime();
    private final Playhead playhead = new Playhead(time);
    private final FakeServer server = new FakeServer(SyntheticCluster.NODES.toArray(String[]::new));
    private final List<String> paused = new ArrayList<>();
    private final TopologyViewModel model = new TopologyViewModel(
            capture,
            selection,
            new Settings(SettingsStore.NONE, Language.ENGLISH),
            new StepViewModel(capture, selection, playhead, Optional.of(server), new Actions()),
            new NodesViewModel(capture, Optional.empty(), new Notices()),
            () -> paused.add("paused"));
    private final SyntheticCluster cluster = new SyntheticCluster(capture::introduce, capture::apply);

    private void pass(Duration duration) {
        model.refresh();
        time.advance(duration);
        model.tick();
    }

    private void begin() {
        cluster.begin();
        model.tick();
    }

    private void annSpeaks() {
        begin();
        cluster.join("gate-1", "c1", "ann", "chat-1", "lobby");
        cluster.join("gate-1", "c2", "bob", "chat-1", "lobby");
        cluster.join("gate-2", "c1", "carol", "chat-1", "lobby");
        var receivers = new LinkedHashMap<String, List<String>>();
        receivers.put("gate-1", List.of("c1", "c2"));
        receivers.put("gate-2", List.of("c1"));
        cluster.say("gate-1", "c1", "chat-1", receivers);
        model.tick();
    }

    private CapturedPacket packet(int fromTheEnd) {
        return capture.packets().get(capture.packets().size() - fromTheEnd);
    }

    private List<String> legs() {
        return model.journey().get().legs().stream()
                .map(leg -> leg.from().node() + (leg.from() instanceof Vertex.Client client ? "/" + client.connection() : "")
                        + " → " + leg.to().node() + (leg.to() instanceof Vertex.Client client ? "/" + client.connection() : ""))
                .toList();
    }

    private List<String> lines() {
        return model.topology().edges().stream()
                .filter(edge -> edge.from() instanceof Vertex.Server)
                .map(edge -> edge.from().name() + "–" + edge.to().name())
                .toList();
    }

    private List<List<String>> layers() {
        return model.topology().layers().stream()
                .map(layer -> layer.stream().map(Vertex.Server::node).toList())
                .toList();
    }

    private void gone(String node) {
        SyntheticCluster.NODES.stream()
                .filter(other -> !other.equals(node))
                .forEach(other -> cluster.change(other, node, MemberStep.LEFT));
    }

    @Test
    void greetingsShowGatesThenChatNodesThenTheMaster() {
        begin();
        assertEquals(List.of(List.of("gate-1", "gate-2"), List.of("chat-1", "chat-2"), List.of("master")), layers());
        assertEquals(
                List.of("gate-1–chat-1", "gate-1–chat-2", "gate-1–master", "gate-2–chat-1", "gate-2–chat-2", "gate-2–master"), lines());
    }

    @Test
    void oneGreetingIsEnoughToShowEverybody() {
        cluster.introduce("gate-2");
        model.tick();
        assertEquals(3, layers().size());
    }

    @Test
    void lineThatBreaksIsNotDrawnUntilItIsOpenedAgain() {
        begin();
        cluster.line("gate-1", "chat-1", LineStep.BROKEN, 3, 200);
        model.tick();
        assertFalse(lines().contains("gate-1–chat-1"));
        cluster.line("gate-1", "chat-1", LineStep.OPENED, 0, 0);
        model.tick();
        assertTrue(lines().contains("gate-1–chat-1"));
    }

    @Test
    void journeyLeadsThroughTheNodesToEveryReceiver() {
        annSpeaks();
        selection.select(packet(1)); // the Push that came out at the far end
        assertEquals(
                List.of(
                        "gate-1/c1 → gate-1",
                        "gate-1 → chat-1",
                        "chat-1 → gate-1",
                        "chat-1 → gate-2",
                        "gate-1 → gate-1/c1",
                        "gate-1 → gate-1/c2",
                        "gate-2 → gate-2/c1"),
                legs());
        assertEquals(88, model.journey().get().legs().get(1).bytes());
    }

    @Test
    void hopsStandInTheOrderOfCauseThoughTheirRecordsComeInAnother() {
        begin();
        FlowId flow = cluster.flow();
        Runnable arrives = cluster.send("gate-1", "chat-1", HopKind.REQUEST, "A.B", "c1@gate-1", 1, flow, 50);
        Runnable answer = cluster.send("chat-1", "gate-1", HopKind.RESPONSE, "A.B", "c1@gate-1", 1, flow, 40);
        answer.run();
        // chat-1 tells last, and in the wrong order of its own: what it says of the request comes after what it sent
        cluster.node("gate-1").message(flow, "c1", Direction.OUT, new Message.Response(1, false, Bytes.utf8("{}")));
        arrives.run();
        selection.select(packet(1));
        assertEquals(List.of("gate-1 → chat-1", "chat-1 → gate-1", "gate-1 → gate-1/c1"), legs());
    }

    @Test
    void callOfAHandlerGoesThroughTheGateAndBack() {
        begin();
        cluster.node("gate-1").connect("c1");
        FlowId flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Request(1, Route.of("A.B"), Bytes.utf8("{}")));
        cluster.hop("gate-1", "chat-1", HopKind.REQUEST, "A.B", "c1@gate-1", 1, flow, 50);
        cluster.hop("chat-1", "gate-1", HopKind.CALL, "TopicService.Stats", "c1@gate-1", 1, flow, 51);
        cluster.hop("gate-1", "master", HopKind.CALL, "TopicService.Stats", "c1@gate-1", 1, flow, 52);
        cluster.hop("master", "gate-1", HopKind.REPLY, "TopicService.Stats", "c1@gate-1", 1, flow, 53);
        cluster.hop("gate-1", "chat-1", HopKind.REPLY, "TopicService.Stats", "c1@gate-1", 1, flow, 54);
        cluster.hop("chat-1", "gate-1", HopKind.RESPONSE, "A.B", "c1@gate-1", 1, flow, 55);
        cluster.node("gate-1").message(flow, "c1", Direction.OUT, new Message.Response(1, false, Bytes.utf8("{}")));
        selection.select(packet(1));
        assertEquals(
                List.of(
                        "gate-1/c1 → gate-1", "gate-1 → chat-1", "chat-1 → gate-1", "gate-1 → master", "master → gate-1",
                        "gate-1 → chat-1", "chat-1 → gate-1", "gate-1 → gate-1/c1"),
                legs());
        assertEquals("Call TopicService.Stats", model.journey().get().legs().get(2).label());
    }

    @Test
    void bytesOfAHopAreComparedWithThoseOfThePacketThatItCarries() {
        begin();
        cluster.node("gate-1").connect("c1");
        FlowId flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Notify(Route.of("A.B"), Bytes.utf8("{\"a\":1}")));
        cluster.hop("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, flow, 50);
        cluster.hop("chat-1", "gate-1", HopKind.CALL, "TopicService.Stats", "c1@gate-1", 1, flow, 51);
        cluster.hop("chat-1", "gate-1", HopKind.PUSH, "onBalance", "c1@gate-1", 1, flow, 52);
        cluster.node("gate-1").message(flow, "c1", Direction.OUT, new Message.Push(Route.of("onBalance"), Bytes.EMPTY));
        selection.select(packet(1));
        Journey journey = model.journey().get();
        List<Leg> legs = journey.legs();
        int push = legs.getLast().bytes();
        assertEquals(List.of(0, 50 - journey.sent(), 0, 52 - push, push - journey.sent()), legs.stream().map(journey::more).toList());
    }

    @Test
    void hopKnownFromOneSideIsShown() {
        begin();
        FlowId flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Notify(Route.of("A.B"), Bytes.utf8("{}")));
        cluster.send("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, flow, 50);
        selection.select(packet(1));
        assertEquals(List.of("gate-1/c1 → gate-1", "gate-1 → chat-1"), legs());
    }

    @Test
    void timesWithinOneNodeAreExactAndOthersAreSaidToBeEstimated() {
        annSpeaks();
        selection.select(packet(1));
        List<Leg> legs = model.journey().get().legs();
        assertTrue(legs.get(0).timing().exact());
        assertEquals(Optional.of(Duration.ZERO), legs.get(0).timing().since());
        assertEquals(Optional.of(Duration.ofMillis(1)), legs.get(1).timing().stay(), "at gate-1");
        assertTrue(legs.get(1).timing().crossing().isPresent());
        assertEquals(Optional.of(Duration.ofMillis(2)), legs.get(2).timing().stay(), "at chat-1: the handler");
        assertFalse(legs.get(2).timing().exact());
        assertTrue(legs.get(4).timing().exact(), "back where it began");
        for (Leg leg : legs) {
            assertFalse(leg.timing().since().orElse(Duration.ZERO).isNegative(), leg.toString());
            assertFalse(leg.timing().crossing().orElse(Duration.ZERO).isNegative(), leg.toString());
            assertTrue(leg.timing().since().orElse(Duration.ZERO).compareTo(Duration.ofSeconds(2)) < 0, leg.toString());
        }
    }

    @Test
    void whatComesLaterJoinsTheJourney() {
        begin();
        FlowId flow = cluster.flow();
        cluster.node("gate-1").message(flow, "c1", Direction.IN, new Message.Notify(Route.of("A.B"), Bytes.utf8("{}")));
        selection.select(packet(1));
        assertEquals(1, legs().size());
        cluster.hop("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, flow, 50);
        model.tick();
        assertEquals(2, legs().size());
    }

    @Test
    void clickOnAHopSelectsItAndKeepsThePacketOfTheSameMessage() {
        annSpeaks();
        CapturedPacket push = packet(1);
        Hop hop = capture.hops().of(push.flow()).getFirst();
        selection.select(push);
        model.choose(new Traveller.Relay(hop, 1));
        assertSame(hop, selection.hop().get());
        assertSame(push, selection.packet().get());
        assertEquals("gate-1", selection.node().get());
        assertEquals(7, legs().size());
        selection.select(packet(20));
        assertNull(selection.hop().get());
    }

    @Test
    void hopAloneLeadsToItsJourney() {
        annSpeaks();
        model.choose(new Traveller.Relay(capture.hops().of(packet(1).flow()).getFirst(), 1));
        assertEquals(7, legs().size());
        assertNull(selection.packet().get());
    }

    @Test
    void dotGoesAlongTheLineOnceThoughBothEndsTell() {
        begin();
        var watching = model.watch();
        cluster.hop("gate-1", "chat-1", HopKind.NOTIFY, "A.B", "c1@gate-1", 1, cluster.flow(), 50);
        pass(Duration.ofMillis(300));
        List<Traveller> dots = new ArrayList<>();
        model.draw((what, fraction) -> dots.add(what));
        assertEquals(1, dots.size());
        watching.cancel();
    }

    @Test
    void silentMemberIsCountedDownAndThenGone() {
        annSpeaks();
        capture.silence("chat-1");
        pass(Duration.ofMillis(100));
        pass(Duration.ofSeconds(4));
        assertEquals(Optional.of(Duration.ofSeconds(4)), model.silence("chat-1"));
        assertEquals(Standing.UP, model.standing("chat-1"));
        gone("chat-1");
        pass(Duration.ofMillis(100));
        assertEquals(Standing.LEFT, model.standing("chat-1"));
        assertEquals(Optional.empty(), model.silence("chat-1"));
        assertEquals(List.of("gate-1–chat-2", "gate-1–master", "gate-2–chat-2", "gate-2–master"), lines());
        assertTrue(layers().get(1).contains("chat-1"), "still shown, greyed");
        pass(Duration.ofSeconds(11));
        assertEquals(List.of("chat-2"), layers().get(1));
        assertEquals("chat-1 LEFT", model.news().getLast().member() + " " + model.news().getLast().what());
    }

    @Test
    void memberThatComesBackHasItsLinesAgain() {
        begin();
        gone("chat-1");
        pass(Duration.ofSeconds(1));
        cluster.change("gate-1", "chat-1", MemberStep.JOINED);
        pass(Duration.ofSeconds(11));
        assertTrue(lines().contains("gate-1–chat-1"));
        assertEquals(Standing.UP, model.standing("chat-1"));
    }

    @Test
    void clientsOfAGateThatWasLostGoWithIt() {
        annSpeaks();
        gone("gate-2");
        pass(Duration.ofMillis(100));
        assertTrue(model.isGone(new Vertex.Client("gate-2", "c1")));
        pass(Duration.ofSeconds(3));
        assertEquals(2, model.topology().population());
    }

    @Test
    void chatNodeCountsTheSessionsThatItServes() {
        annSpeaks();
        assertEquals(3, model.sessions(new Vertex.Server("chat-1", Role.CHAT)));
        assertEquals(2, model.sessions(new Vertex.Server("gate-1", Role.GATE)));
        assertEquals(0, model.sessions(new Vertex.Server("chat-2", Role.CHAT)));
    }

    @Test
    void gatesHaveColoursWhereThereAreSeveral() {
        assertEquals(OptionalInt.empty(), model.tint("gate-1"));
        begin();
        assertEquals(OptionalInt.of(0), model.tint("gate-1"));
        assertEquals(OptionalInt.of(1), model.tint("gate-2"));
        assertEquals(OptionalInt.empty(), model.tint("chat-1"));
        assertEquals(List.of("gate-1", "gate-2"), model.gates());
    }

    @Test
    void clientSaysWhereItIsAtHomeAndWhereItCameFrom() {
        annSpeaks();
        gone("gate-2");
        cluster.join("gate-1", "c9", "carol", "chat-2", "lobby");
        var texts = new Texts(Language.ENGLISH);
        String said = ClientTexts.of(capture.find("gate-1", "c9").orElseThrow(), texts);
        assertTrue(said.contains("Came back to gate-1, because gate-2 was lost."), said);
        assertTrue(said.contains("RoomService → chat-2 (sticky since "), said);
    }

    @Test
    void nodePanelCountsWhereSessionsAreAtHome() {
        annSpeaks();
        NodeSheet sheet = model.sheet(new Vertex.Server("gate-1", Role.GATE));
        assertEquals(Map.of("RoomService → chat-1", 2), sheet.bound());
    }
}
