package io.glassroom.protocol.link;

import static io.glassroom.protocol.link.Ends.ACK;
import static io.glassroom.protocol.link.Ends.HANDSHAKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.Ends.ServerEnd;
import io.glassroom.protocol.link.LinkOutput.Close;
import io.glassroom.protocol.link.LinkOutput.Transmit;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerLinkTest {

    // The edges of LinkState.

    @Test
    void linkBeginsOpened() {
        assertEquals(LinkState.OPENED, ServerEnd.opened().link.state());
    }

    @Test
    void handshakeAsksTheOwnerAndWaits() {
        var end = ServerEnd.opened();
        var outputs = end.receive(HANDSHAKE);
        assertEquals(List.of(new LinkOutput.HandshakeAsked(HandshakeRequest.read(Bytes.utf8("{}")))), outputs);
        assertEquals(LinkState.OPENED, end.link.state());
    }

    @Test
    void acceptingSendsTheResponseAndLeadsToHandshaken() {
        var end = ServerEnd.asked();
        var accepted = Ends.accepted(RouteDictionary.of(List.of("Room.Join")));
        end.link.accept(accepted, end.outputs::add);
        assertEquals(new Transmit(Ends.packet(new Packet.Handshake(accepted.write()))), end.outputs.getLast());
        assertEquals(LinkState.HANDSHAKEN, end.link.state());
        assertEquals(accepted.dictionary(), end.link.dictionary());
        assertEquals(Ends.INTERVAL, end.link.heartbeat());
    }

    @Test
    void ackEstablishesAndBeatsAtOnce() {
        var end = ServerEnd.handshaken(RouteDictionary.EMPTY);
        var outputs = end.receive(ACK);
        assertEquals(List.of(new LinkOutput.Established(), new Transmit(Ends.HEARTBEAT)), outputs);
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @Test
    void rejectingSendsTheResponseAndCloses() {
        var end = ServerEnd.asked();
        var rejected = new HandshakeResponse.Rejected(HandshakeResponse.OLD_CLIENT, "too old");
        end.link.reject(rejected, end.outputs::add);
        assertEquals(
                List.of(
                        new Transmit(Ends.packet(new Packet.Handshake(rejected.write()))),
                        new Close(1000, "handshake refused", Optional.empty())),
                end.outputs.subList(1, end.outputs.size()));
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @Test
    void answeringAnUnaskedHandshakeDoesNothing() {
        var end = ServerEnd.opened();
        end.link.accept(Ends.accepted(RouteDictionary.EMPTY), end.outputs::add);
        end.link.reject(new HandshakeResponse.Rejected(500, "no"), end.outputs::add);
        assertEquals(List.of(), end.outputs);
        assertEquals(LinkState.OPENED, end.link.state());
    }

    @Test
    void answeringTwiceDoesNothingTheSecondTime() {
        var end = ServerEnd.handshaken(RouteDictionary.EMPTY);
        int said = end.outputs.size();
        end.link.accept(Ends.accepted(RouteDictionary.EMPTY), end.outputs::add);
        end.link.reject(new HandshakeResponse.Rejected(500, "no"), end.outputs::add);
        assertEquals(said, end.outputs.size());
        assertEquals(LinkState.HANDSHAKEN, end.link.state());
    }

    @Test
    void answeringALinkThatClosedMeanwhileDoesNothing() {
        var end = ServerEnd.asked();
        end.link.closed("peer gone", end.outputs::add);
        int said = end.outputs.size();
        end.link.accept(Ends.accepted(RouteDictionary.EMPTY), end.outputs::add);
        assertEquals(said, end.outputs.size());
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @Test
    void ackWhileTheOwnerStillThinksIsOutOfOrder() {
        var close = assertInstanceOf(Close.class, ServerEnd.asked().receive(ACK).getLast());
        assertEquals(1002, close.code());
        assertEquals(Optional.of(new Fault(Rule.PACKET_ORDER, 0, "HandshakeAck while OPENED")), close.fault());
    }

    @Test
    void connectionThatEndsBetweenPacketsClosesQuietly() {
        var end = ServerEnd.working();
        int said = end.outputs.size();
        end.link.closed("peer gone", end.outputs::add);
        assertEquals(said, end.outputs.size());
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @Test
    void connectionThatEndsInsideAPacketIsReportedOnce() {
        var end = ServerEnd.working();
        end.receive("04 00 00 0f 02");
        int said = end.outputs.size();
        end.link.closed("peer gone", end.outputs::add);
        end.link.closed("peer gone", end.outputs::add);
        assertEquals(
                List.of(new LinkOutput.Ignored(
                        new Fault(Rule.PACKET_INCOMPLETE, 5, "the connection ended 5 bytes into a packet"))),
                end.outputs.subList(said, end.outputs.size()));
    }

    @Test
    void nothingComesOutOfAClosedLink() {
        var end = ServerEnd.working();
        end.link.kick("enough", 4002, end.outputs::add);
        assertEquals(List.of(), end.receive("04 00 00 03 02 01 61"));
        assertEquals(List.of(), end.receive("ff"));
        assertEquals(List.of(), end.pass(Duration.ofMinutes(5)));
        int said = end.outputs.size();
        end.link.kick("enough", 4002, end.outputs::add);
        end.link.closed("", end.outputs::add);
        assertEquals(said, end.outputs.size());
    }

    @Test
    void closeIsSaidOnceThoughTheSameChunkHoldsAnotherFault() {
        var end = ServerEnd.opened();
        var outputs = end.receive("02 00 00 00 06");
        assertEquals(1, outputs.size());
        assertEquals(Rule.PACKET_ORDER, assertInstanceOf(Close.class, outputs.getFirst()).fault().orElseThrow().rule());
    }

    @Test
    void packetsBehindOneThatClosesAreNotHandled() {
        var outputs = ServerEnd.opened().receive(ACK.concat(HANDSHAKE));
        assertEquals(1, outputs.size());
    }

    @Test
    void handshakeAckAndMessageMayShareAChunkOnceAccepted() {
        var end = ServerEnd.handshaken(RouteDictionary.EMPTY);
        var outputs = end.receive(ACK.concat(Bytes.hex("04 00 00 03 02 01 61")));
        assertEquals(new LinkOutput.Deliver(new Message.Notify(Route.of("a"), Bytes.EMPTY), new FlowId(1)), outputs.getLast());
    }

    @Test
    void handshakeThatIsNotJsonIsAnsweredWith500BeforeTheClose() {
        var outputs = ServerEnd.opened().receive(Ends.packet(new Packet.Handshake(Bytes.utf8("hello"))));
        assertEquals(2, outputs.size());
        Bytes response = assertInstanceOf(Transmit.class, outputs.getFirst()).packet();
        assertEquals(
                new HandshakeResponse.Rejected(500, "body is not a JSON object"),
                HandshakeResponse.read(response.from(4), RouteDictionary.EMPTY));
        assertEquals(1002, assertInstanceOf(Close.class, outputs.getLast()).code());
    }

    @Test
    void requestWithIdZeroIsReportedAndHandledAsNotify() {
        var outputs = ServerEnd.working().receive("04 00 00 04 00 00 01 61");
        assertEquals(
                List.of(
                        new LinkOutput.Ignored(new Fault(Rule.REQUEST_ID_ZERO, 5, "id is 0: handled as a Notify")),
                        new LinkOutput.Deliver(new Message.Notify(Route.of("a"), Bytes.EMPTY), new FlowId(1))),
                outputs);
    }

    // The handshake timeout.

    @Test
    void clientThatSaysNothingIsClosedAfterTenSeconds() {
        assertTimesOut(ServerEnd.opened(), "HANDSHAKE_TIMEOUT at byte 0: still OPENED after 10.0 s");
    }

    @Test
    void clientThatIsNotAnsweredIsClosedAfterTenSeconds() {
        assertTimesOut(ServerEnd.asked(), "HANDSHAKE_TIMEOUT at byte 0: still OPENED after 10.0 s");
    }

    @Test
    void clientThatDoesNotAcknowledgeIsClosedAfterTenSeconds() {
        assertTimesOut(ServerEnd.handshaken(RouteDictionary.EMPTY), "HANDSHAKE_TIMEOUT at byte 0: still HANDSHAKEN after 10.0 s");
    }

    @Test
    void bytesDoNotProlongTheHandshakeTimeout() {
        var end = ServerEnd.opened();
        end.pass(Duration.ofSeconds(9));
        end.receive("01 00");
        end.receive(Bytes.hex("00"));
        assertEquals(4004, closeCode(end.pass(Duration.ofSeconds(1))));
    }

    private static void assertTimesOut(ServerEnd end, String reason) {
        assertEquals(List.of(), end.pass(Duration.ofSeconds(10).minusNanos(1)));
        var outputs = end.pass(Duration.ofNanos(1));
        outputs = outputs.isEmpty() ? end.tick() : outputs;
        assertEquals(List.of(4004), outputs.stream().map(output -> ((Close) output).code()).toList());
        assertEquals(reason, ((Close) outputs.getFirst()).reason());
    }

    // Heartbeat.

    @Test
    void oneHeartbeatIsSentEachInterval() {
        var end = ServerEnd.working();
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of(), end.pass(Ends.INTERVAL.minusNanos(1)));
            end.receive(Ends.HEARTBEAT);
            end.time.advance(Duration.ofNanos(1));
            assertEquals(List.of(new Transmit(Ends.HEARTBEAT)), end.tick());
        }
    }

    @Test
    void linkSaysWhenItWantsToBeCalledNext() {
        var end = ServerEnd.working();
        assertEquals(Optional.of(Ends.INTERVAL), end.link.tick(end.outputs::add));
        end.time.advance(Duration.ofSeconds(10));
        assertEquals(Optional.of(Duration.ofSeconds(20)), end.link.tick(end.outputs::add));
    }

    @Test
    void openedLinkWantsToBeCalledAtItsTimeout() {
        var end = ServerEnd.opened();
        end.time.advance(Duration.ofSeconds(4));
        assertEquals(Optional.of(Duration.ofSeconds(6)), end.link.tick(end.outputs::add));
    }

    @Test
    void heartbeatsAreNotAnswered() {
        assertEquals(List.of(), ServerEnd.working().receive(Ends.HEARTBEAT));
    }

    @Test
    void heartbeatsBeforeTheHandshakeDoNoHarm() {
        var end = ServerEnd.opened();
        assertEquals(List.of(), end.receive(Ends.HEARTBEAT));
        assertEquals(LinkState.OPENED, end.link.state());
    }

    @Test
    void silenceOfTwoIntervalsAndAHalfClosesWith4001() {
        var end = ServerEnd.working();
        end.pass(Ends.INTERVAL.multipliedBy(5).dividedBy(2).minusNanos(1));
        assertEquals(LinkState.WORKING, end.link.state());
        end.time.advance(Duration.ofNanos(1));
        var close = assertInstanceOf(Close.class, end.tick().getLast());
        assertEquals(4001, close.code());
        assertEquals("HEARTBEAT_TIMEOUT at byte 0: nothing arrived for 75.0 s", close.reason());
    }

    @Test
    void clientsOfPomeloThatBeatEachSecondIntervalAreNotTakenForDead() {
        var end = ServerEnd.working();
        Duration late = Duration.ofMillis(2);
        end.pass(Ends.INTERVAL.plus(late)); // our heartbeat came just before their timer, and was overlooked
        for (int i = 0; i < 10; i++) {
            end.receive(Ends.HEARTBEAT);
            end.pass(Ends.INTERVAL.multipliedBy(2).plus(late));
        }
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @Test
    void anySingleByteProvesLife() {
        var end = ServerEnd.working();
        Bytes upload = Ends.packet(new Packet.Data(Bytes.wrap(new byte[200])));
        for (int i = 0; i < 100; i++) {
            end.pass(Ends.INTERVAL);
            end.receive(upload.slice(i, i + 1));
        }
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @Test
    void withoutHeartbeatSilenceIsFine() {
        var end = ServerEnd.asked();
        end.link.accept(Ends.accepted(RouteDictionary.EMPTY, Duration.ZERO), end.outputs::add);
        assertEquals(List.of(new LinkOutput.Established()), end.receive(ACK));
        assertEquals(Optional.empty(), end.link.tick(end.outputs::add));
        assertEquals(List.of(), end.pass(Duration.ofDays(1)));
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @Test
    void linkThatIsCalledLateSendsOneBeatAndNoBurst() {
        var end = ServerEnd.working();
        end.time.advance(Ends.INTERVAL.multipliedBy(10));
        end.receive(Ends.HEARTBEAT);
        assertEquals(List.of(new Transmit(Ends.HEARTBEAT)), end.tick());
        assertEquals(List.of(), end.tick());
    }

    @Test
    void silenceDoesNotCountWhileTheOwnerDoesNotRead() {
        var end = ServerEnd.working();
        end.link.stopListening();
        end.pass(Ends.INTERVAL.multipliedBy(10));
        assertEquals(LinkState.WORKING, end.link.state());
        end.link.listenAgain();
        end.pass(Ends.INTERVAL.multipliedBy(2));
        assertEquals(LinkState.WORKING, end.link.state());
        assertEquals(4001, closeCode(end.pass(Ends.INTERVAL.plusNanos(1))));
    }

    // Kick.

    @Test
    void kickGivesItsReasonAndCloses() {
        var end = ServerEnd.working();
        int said = end.outputs.size();
        end.link.kick("be nice", 4002, end.outputs::add);
        assertEquals(
                List.of(
                        new Transmit(Ends.packet(new Packet.Kick(Bytes.utf8("{\"reason\":\"be nice\"}")))),
                        new Close(4002, "be nice", Optional.empty())),
                end.outputs.subList(said, end.outputs.size()));
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @Test
    void longReasonIsWholeInTheKickAndCutInTheCloseFrame() {
        String reason = "服务器即将关闭😀".repeat(20);
        var end = ServerEnd.working();
        end.link.kick(reason, 1001, end.outputs::add);
        Bytes kick = ((Transmit) end.outputs.get(end.outputs.size() - 2)).packet();
        JsonObject body = JsonParser.parseString(kick.from(4).utf8()).getAsJsonObject();
        assertEquals(reason, body.get("reason").getAsString());
        String cut = ((Close) end.outputs.getLast()).reason();
        int length = cut.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(reason.startsWith(cut) && length <= 123 && length > 119, () -> length + " bytes: " + cut);
    }

    @Test
    void reasonOfAKickIsReadableToOldClients() {
        var end = ServerEnd.working();
        end.link.kick("😀", 4002, end.outputs::add);
        Bytes kick = ((Transmit) end.outputs.get(end.outputs.size() - 2)).packet();
        assertEquals("{\"reason\":\"\\uD83D\\uDE00\"}", kick.from(4).utf8());
    }

    // What an observer is told.

    @Test
    void tapSeesEachPacketAndEachStep() {
        var end = ServerEnd.working();
        assertEquals(
                List.of(
                        new TapEvent.Frame("c1", Direction.IN, HANDSHAKE),
                        new TapEvent.Link("c1", "OPENED", "HANDSHAKEN", ""),
                        new TapEvent.Frame("c1", Direction.IN, ACK),
                        new TapEvent.Link("c1", "HANDSHAKEN", "WORKING", "")),
                end.tap.events);
    }

    @Test
    void tapSeesAPacketThatCameInPiecesOnce() {
        var end = ServerEnd.opened();
        for (int i = 0; i < HANDSHAKE.length(); i++) {
            end.receive(HANDSHAKE.slice(i, i + 1));
        }
        var frames = end.tap.events.stream().filter(TapEvent.Frame.class::isInstance).toList();
        assertEquals(List.of(new TapEvent.Frame("c1", Direction.IN, HANDSHAKE)), frames);
    }

    @Test
    void eachMessageBeginsAFlow() {
        var end = ServerEnd.working();
        var delivered = new ArrayList<LinkOutput>();
        delivered.addAll(end.receive("04 00 00 03 02 01 61"));
        delivered.addAll(end.receive("04 00 00 03 02 01 62"));
        assertEquals(
                List.of(new FlowId(1), new FlowId(2)),
                delivered.stream().map(output -> ((LinkOutput.Deliver) output).flow()).toList());
        assertEquals(List.of(new FlowId(1), new FlowId(2)), end.tap.flows.subList(4, 6));
    }

    @Test
    void tapSeesTheStartOfWhatWasRefused() {
        var end = ServerEnd.opened();
        Bytes data = Ends.packet(new Packet.Data(Bytes.wrap(new byte[1000])));
        end.receive(data);
        var rejected = end.tap.events.stream()
                .filter(TapEvent.Rejected.class::isInstance)
                .map(TapEvent.Rejected.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(new TapEvent.Rejected("c1", new Fault(Rule.PACKET_ORDER, 0, "Data while OPENED"), data.slice(0, 64)), rejected);
    }

    @Test
    void tapSeesTheBytesThatWereNoPacket() {
        for (List<Bytes> chunks : List.of(List.of(Bytes.hex("06 00 00 02")), List.of(Bytes.hex("04"), Bytes.hex("01 00 01")))) {
            var end = ServerEnd.opened();
            end.receive(chunks);
            var rejected = end.tap.events.stream().filter(TapEvent.Rejected.class::isInstance).findFirst().orElseThrow();
            Bytes sent = chunks.stream().reduce(Bytes.EMPTY, Bytes::concat);
            assertEquals(sent, ((TapEvent.Rejected) rejected).seen());
        }
    }

    @Test
    void withNobodyWatchingNoEventIsMadeAndNoFlowGiven() {
        var end = ServerEnd.opened();
        end.tap.active = false;
        end.receive(HANDSHAKE);
        end.link.accept(Ends.accepted(RouteDictionary.EMPTY), end.outputs::add);
        end.receive(ACK);
        var delivered = assertInstanceOf(LinkOutput.Deliver.class, end.receive("04 00 00 03 02 01 61").getFirst());
        assertEquals(FlowId.NONE, delivered.flow());
        assertEquals(List.of(), end.tap.events);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(0, Duration.ofSeconds(10)));
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(0x1000000, Duration.ofSeconds(10)));
        assertThrows(IllegalArgumentException.class, () -> new LinkConfig(1, Duration.ZERO));
    }

    private static int closeCode(List<LinkOutput> outputs) {
        return assertInstanceOf(Close.class, outputs.getLast()).code();
    }
}
