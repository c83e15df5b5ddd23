package io.glassroom.client.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.action.Actions;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.model.Capture;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.place.FakeServer;
import io.glassroom.client.place.Stepper.Waiting;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.MessageCodec;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.time.VirtualTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepViewModelTest {

    private final Capture capture = new Capture(1_000);
    private final SyntheticTraffic traffic = new SyntheticTraffic("gate-1", capture::apply);
    private final Selection selection = new Selection();
    private final FakeServer node = new FakeServer();
    private final Actions actions = new Actions();
    private final StepViewModel model =
            new StepViewModel(capture, selection, new Playhead(new VirtualTime()), Optional.of(node), actions);

    @BeforeEach
    void aliceIsHere() {
        traffic.connect("c1");
        traffic.join("c1", 1, "alice", "lobby");
    }

    private Bytes holds(Direction direction, Message message, RouteDictionary dictionary) {
        Bytes packet = MessageCodec.encodePacket(message, dictionary);
        node.waiting().add(new Waiting(FakeServer.key("c1"), direction, packet, FlowId.NONE));
        return packet;
    }

    private Bytes holdsNotify(String text) {
        return holds(
                Direction.IN, new Message.Notify(Route.of("Room.Message"), Bytes.utf8(text)), SyntheticTraffic.DICTIONARY);
    }

    private String words(Language language) {
        return new StepWords(new Texts(language)).of(model.shown().get());
    }

    @Test
    void eachStepLetsExactlyOnePacketPass() {
        model.begin();
        holdsNotify("1");
        holdsNotify("2");
        model.step();
        assertEquals(1, model.queue().get());
        assertEquals(1, model.shown().get().number());
        assertEquals(List.of("begin", "step"), node.told());
    }

    @Test
    void stepWithNothingWaitingLetsTimeRunOn() {
        model.begin();
        model.step();
        assertEquals(List.of("begin", "step", "wind"), node.told());
        assertNull(model.shown().get());
    }

    @Test
    void sentenceSaysWhatTheDecoderFound() {
        model.begin();
        holdsNotify("{}");
        model.step();
        assertEquals(
                "gate-1 decoded flag 0x03: Notify; route code 3 = Room.Message. The handler now runs for alice; "
                        + "nobody is answered, and what it sends will wait here.",
                words(Language.ENGLISH));
        assertTrue(words(Language.CHINESE).contains("路由编码 3 = Room.Message"));
    }

    @Test
    void routeInLettersIsSaidToBe() {
        model.begin();
        holds(Direction.OUT, new Message.Push(Route.of("onMessage"), Bytes.utf8("{}")), RouteDictionary.EMPTY);
        model.step();
        assertEquals(
                "gate-1 sent alice a Push; route “onMessage” written out in 9 bytes; 17 bytes. Nobody asked for it, so it has no id.",
                words(Language.ENGLISH));
    }

    @Test
    void everyKindOfPacketHasItsSentence() {
        var packets = List.of(
                new Packet.Handshake(Bytes.utf8("{}")),
                new Packet.HandshakeAck(),
                new Packet.Heartbeat(),
                new Packet.Kick(Bytes.utf8("{}")),
                new Packet.Data(Bytes.utf8("")));
        model.begin();
        for (Direction direction : Direction.values()) {
            for (Packet packet : packets) {
                node.waiting().add(new Waiting(FakeServer.key("c1"), direction, PacketEncoder.encode(packet), FlowId.NONE));
                model.step();
                for (Language language : Language.values()) {
                    assertTrue(words(language).contains("alice"), packet + " " + direction + ": " + words(language));
                }
            }
        }
    }

    @Test
    void backLooksAtEarlierStepsAndTellsTheServerNothing() {
        model.begin();
        for (String text : List.of("a", "b", "c")) {
            holdsNotify(text);
            model.step();
        }
        List<String> told = List.copyOf(node.told());
        model.back();
        model.back();
        assertEquals(1, model.shown().get().number());
        assertFalse(model.earlier().get());
        model.advance();
        assertEquals(2, model.shown().get().number());
        assertEquals(told, node.told());
    }

    @Test
    void advanceFromTheLastStepTakesAnother() {
        model.begin();
        holdsNotify("a");
        holdsNotify("b");
        model.step();
        model.advance();
        assertEquals(2, model.shown().get().number());
    }

    @Test
    void packetOfTheStepIsSelectedOnceTheTapHasToldOfIt() {
        model.begin();
        Bytes packet = holdsNotify("hello");
        model.step();
        assertNull(selection.packet().get());
        traffic.raw("c1", Direction.IN, packet);
        assertEquals(capture.packets().get(capture.packets().size() - 1), selection.packet().get());
    }

    @Test
    void gateThatOpenedByItselfIsSaidToHave() {
        model.begin();
        holdsNotify("a");
        model.tick();
        node.stepper().end();
        model.tick();
        assertFalse(model.stepping().get());
        assertTrue(model.gaveUp().get());
        assertEquals(0, model.queue().get());
    }

    @Test
    void somebodyElsesNodeCannotBeSteppedThrough() {
        var other = new StepViewModel(capture, selection, model.playhead(), Optional.empty(), new Actions());
        other.toggle();
        assertFalse(other.isPossible());
        assertFalse(other.stepping().get());
    }

    @Test
    void keysBeginStepAndEnd() {
        actions.find("step.toggle").orElseThrow().perform();
        holdsNotify("a");
        actions.find("step.next").orElseThrow().perform();
        actions.find("step.toggle").orElseThrow().perform();
        actions.find("step.next").orElseThrow().perform(); // not possible any more
        assertEquals(List.of("begin", "step", "end"), node.told());
    }
}
