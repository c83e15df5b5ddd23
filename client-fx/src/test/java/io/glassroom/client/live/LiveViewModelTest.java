package io.glassroom.client.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.filter.FilterField;
import io.glassroom.client.filter.FilterFlag;
import io.glassroom.client.live.ConnectionsViewModel.State;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.pump.Intake;
import io.glassroom.client.pump.TapPump;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.SettingsStore;
import io.glassroom.client.text.Language;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.time.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveViewModelTest {

    private final VirtualTime time = new VirtualTime();
    private final TapPump pump = new TapPump(10_000, Duration.ofMillis(20), time);
    private final Capture capture = new Capture(100);
    private final Intake intake = new Intake(pump, capture, time);
    private final LiveViewModel live = new LiveViewModel(capture, new Selection(), new Settings(SettingsStore.NONE, Language.ENGLISH), new Actions());
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", pump::offer);

    @BeforeEach
    void follow() {
        intake.follow("live", live::refresh);
    }

    @Test
    void filterThatHidesEverythingIsToldFromHavingNothing() {
        live.filter().toggle(FilterFlag.KICK);
        assertFalse(live.hidden().get(), "nothing has come");
        traffic.connect("c1");
        intake.tick();
        assertTrue(live.hidden().get());
        live.filter().clear();
        assertFalse(live.hidden().get());
    }

    @Test
    void packetsAppearWithTheNextTick() {
        traffic.connect("c1");
        assertEquals(0, live.list().rows().size());
        intake.tick();
        assertEquals(4, live.list().rows().size());
        assertEquals(4, live.list().total().get());
    }

    @Test
    void pausedListStandsStillWhileTheCaptureGoesOn() {
        beat(10);
        live.list().pause();
        beat(7);
        assertEquals(10, live.list().rows().size());
        assertEquals(7, live.list().fresh().get());
        assertEquals(17, live.list().total().get());
    }

    @Test
    void followingAgainShowsWhatCameMeanwhile() {
        beat(10);
        live.list().pause();
        beat(7);
        live.list().follow();
        assertEquals(17, live.list().rows().size());
        assertEquals(0, live.list().fresh().get());
    }

    @Test
    void filterOnAPausedListShowsNothingThatCameLater() {
        beat(3);
        live.list().pause();
        beat(3);
        live.filter().toggle(FilterFlag.HEARTBEAT);
        assertEquals(3, live.list().rows().size());
        live.list().follow();
        assertEquals(6, live.list().rows().size());
    }

    @Test
    void overflowOfTheRingIsTold() {
        beat(130);
        assertEquals(30, live.list().evicted().get());
        assertEquals(100, live.list().rows().size());
    }

    @Test
    void recordsThatTheTapDroppedAreTold() {
        beat(1);
        traffic.lose(9);
        beat(1);
        assertEquals(9, live.list().lost().get());
        assertEquals(9, intake.dropped().get());
    }

    @Test
    void typedFilterWaitsForEnter() {
        beat(3);
        live.filter().text().set("kick");
        assertTrue(live.filter().pending().get());
        assertEquals(3, live.list().rows().size());
        live.filter().apply();
        assertFalse(live.filter().pending().get());
        assertEquals(0, live.list().rows().size());
    }

    @Test
    void unreadableFilterLeavesTheListAsItWas() {
        beat(3);
        live.filter().text().set("hearbeat");
        live.filter().apply();
        assertNotNull(live.filter().fault().get());
        assertEquals(3, live.list().rows().size());
    }

    @Test
    void chipWritesTheFilterText() {
        live.filter().text().set("len > 4");
        live.filter().toggle(FilterFlag.DATA);
        assertEquals("len > 4 && data", live.filter().text().get());
        assertEquals(Set.of(FilterFlag.DATA), live.filter().pressed());
    }

    @Test
    void typedTextPressesTheChips() {
        live.filter().text().set("kick || err");
        assertEquals(Set.of(FilterFlag.KICK, FilterFlag.ERR), live.filter().pressed());
    }

    @Test
    void selectedPacketIsLaidOpen() {
        selectMessage();
        FieldNode root = live.dissection().root().get();
        assertNotNull(root);
        assertEquals("Packet", root.name());
        assertEquals(root.end(), live.dissection().grid().get().length());
    }

    @Test
    void clickedByteSelectsItsField() {
        selectMessage();
        live.dissection().selectByte(5);
        assertEquals("msg.route.code", live.selection().field().get().filter());
    }

    @Test
    void otherPacketForgetsTheField() {
        selectMessage();
        live.dissection().selectByte(5);
        live.selection().select(live.list().rows().getFirst());
        assertNull(live.selection().field().get());
        assertNull(live.dissection().explanation().get());
    }

    @Test
    void arrowKeysGoFromFieldToField() {
        selectMessage();
        live.dissection().step(1);
        assertEquals("pkt.type", live.selection().field().get().filter());
        live.dissection().step(2);
        assertEquals("msg.flag", live.selection().field().get().filter());
        live.dissection().step(-1);
        assertEquals("pkt.len", live.selection().field().get().filter());
        live.dissection().step(-99);
        assertEquals("pkt.type", live.selection().field().get().filter());
    }

    @Test
    void rowKeysGoSixteenBytesOn() {
        selectMessage();
        live.dissection().selectByte(0);
        live.dissection().stepBytes(16);
        assertTrue(live.selection().field().get().covers(16));
    }

    @Test
    void flagIsExplainedBitByBit() {
        selectMessage();
        live.dissection().selectByte(4);
        var flag = (Explanation.Flag) live.dissection().explanation().get();
        assertEquals("00000011", String.join("", flag.parts().stream().map(Explanation.Part::digits).toList()));
        assertTrue(flag.parts().stream().anyMatch(part -> part.meaning().equals("Notify")));
    }

    @Test
    void lengthIsExplainedAsASumAndCountsTheBytesThatFollow() {
        selectMessage();
        live.dissection().selectByte(2);
        var length = (Explanation.Length) live.dissection().explanation().get();
        assertEquals("00 00 22", length.hex());
        assertEquals("0·65536 + 0·256 + 34 = 34", length.sum());
        assertEquals(34, length.counted().present());
        CountedBytes counted = live.dissection().counted().orElseThrow();
        assertTrue(!counted.covers(3) && counted.covers(4) && counted.covers(37));
        assertEquals(CountedBytes.Verdict.RIGHT, counted.verdict());
    }

    @Test
    void lengthThatLiesIsSeenThrough() {
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 30 03"));
        intake.tick();
        live.selection().select(live.list().rows().getLast());
        live.dissection().selectByte(1);
        var length = (Explanation.Length) live.dissection().explanation().get();
        assertEquals(48, length.counted().announced());
        assertEquals(1, length.counted().present());
        assertEquals(CountedBytes.Verdict.LIES, length.counted().verdict());
    }

    @Test
    void lengthThatLiesIsShownBeforeAnybodyAsks() {
        traffic.raw("c1", Direction.IN, Bytes.hex("04 00 00 06 02 09 52 6f 6f 6d"));
        intake.tick();
        live.selection().select(live.list().rows().getLast());
        CountedBytes counted = live.dissection().counted().orElseThrow();
        assertEquals("msg.route.len", counted.length().filter());
        assertEquals(4, counted.present());
    }

    @Test
    void lengthBeyondTheLimitDoesNotLie() {
        traffic.reject("c1", new Fault(Rule.PACKET_LENGTH, 1, "body is 65537 bytes, at most 65536"), Bytes.hex("04 01 00 01"));
        intake.tick();
        live.selection().select(live.list().rows().getLast());
        assertEquals(CountedBytes.Verdict.REFUSED, live.dissection().counted().orElseThrow().verdict());
    }

    @Test
    void answerThatComesLaterIsShownInTheOpenPacket() {
        traffic.connect("c1");
        traffic.message(FlowId.NONE, "c1", Direction.IN, new Message.Request(7, Route.of("Echo.Ping"), Bytes.EMPTY));
        intake.tick();
        CapturedPacket request = live.list().rows().getLast();
        live.selection().select(request);
        live.dissection().selectByte(5);
        traffic.message(FlowId.NONE, "c1", Direction.OUT, new Message.Response(7, false, Bytes.EMPTY));
        intake.tick();
        assertTrue(live.dissection().root().get().walk().anyMatch(node -> node.name().equals("answered by")));
        assertEquals("msg.id", live.selection().field().get().filter(), "and the field is still selected");
    }

    @Test
    void lateFaultIsShownInTheListAndInTheOpenPacket() {
        traffic.heartbeat("c1");
        intake.tick();
        live.selection().select(live.list().rows().getLast());
        long before = live.list().looks().get();
        traffic.reject("c1", new Fault(Rule.PACKET_ORDER, 0, "Heartbeat while OPENED"), Bytes.hex("03000000"));
        intake.tick();
        assertTrue(live.list().looks().get() != before, "the rows are drawn anew");
        assertTrue(live.dissection().root().get().walk().anyMatch(node -> node.kind() == FieldNode.Kind.FAULT));
    }

    @Test
    void generatedFieldLeadsToItsPacket() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of("c1"));
        intake.tick();
        CapturedPacket push = live.list().rows().getLast();
        live.selection().select(push);
        live.dissection().select(live.dissection().root().get().walk().filter(node -> node.leadsTo() > 0).findFirst().orElseThrow());
        assertTrue(live.dissection().leads().get());
        live.dissection().jump();
        assertEquals(push.number() - 1, live.selection().packet().get().number());
    }

    @Test
    void handshakeLightsGoOnOneByOne() {
        traffic.in("c1", new Packet.Handshake(Bytes.utf8("{}")));
        intake.tick();
        assertEquals(
                List.of(State.DONE, State.DONE, State.NEXT, State.DARK, State.DARK), states());
    }

    @Test
    void illegalOrderTurnsTheNextLightRedAndSaysTheRule() {
        traffic.in("c1", new Packet.HandshakeAck());
        traffic.reject("c1", new Fault(Rule.PACKET_ORDER, 0, "HandshakeAck while OPENED"), Bytes.hex("02000000"));
        traffic.close("c1", "1002");
        intake.tick();
        assertTrue(states().contains(State.BROKEN));
        assertEquals(Optional.of(Rule.PACKET_ORDER), live.connections().strips().getFirst().broken());
    }

    @Test
    void isolatedConnectionIsWrittenIntoTheFilter() {
        traffic.connect("c1");
        traffic.connect("c2");
        intake.tick();
        live.connections().isolate(live.connections().strips().getLast());
        assertEquals("pkt.conn == \"c1\"", live.filter().text().get());
        assertEquals(4, live.list().rows().size());
        assertEquals(Optional.of("c1"), live.filter().chosen(FilterField.PKT_CONN));
    }

    private List<State> states() {
        return live.connections().strips().getFirst().lights().stream()
                .map(ConnectionsViewModel.Light::state)
                .toList();
    }

    private void beat(int count) {
        for (int i = 0; i < count; i++) {
            traffic.heartbeat("c1");
        }
        intake.tick();
    }

    private void selectMessage() {
        traffic.connect("c1");
        traffic.say("c1", "alice", "hi", List.of());
        intake.tick();
        live.selection().select(live.list().rows().getLast());
    }
}
