package io.glassroom.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonObject;
import io.glassroom.protocol.handshake.Extensions;
import io.glassroom.protocol.handshake.HandshakeRequest;
import io.glassroom.protocol.handshake.HandshakeResponse;
import io.glassroom.protocol.link.Ends.ClientEnd;
import io.glassroom.protocol.link.LinkOutput.Close;
import io.glassroom.protocol.link.LinkOutput.Transmit;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.Route;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.tap.FlowId;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.wire.SplitPoints;
import io.glassroom.protocol.wire.WireVector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLinkTest {

    private static final RouteDictionary ROUTES = RouteDictionary.of(List.of("Room.Join", "onMessage"));

    static Stream<WireVector> messagesOfAServer() {
        return WireVector.all().stream()
                .filter(vector -> vector.message().map(ClientLinkTest::isOfAServer).orElse(false));
    }

    static Stream<WireVector> messagesOfAClient() {
        return WireVector.all().stream()
                .filter(vector -> vector.message().map(message -> !isOfAServer(message)).orElse(false));
    }

    private static boolean isOfAServer(Message message) {
        return message instanceof Message.Response || message instanceof Message.Push;
    }

    // The edges of LinkState.

    @Test
    void startSendsTheHandshake() {
        var end = ClientEnd.opened();
        var request = HandshakeRequest.of("glassroom-java", "0.1", Extensions.NONE, new JsonObject());
        end.link.start(request, end.outputs::add);
        assertEquals(List.of(new Transmit(Ends.packet(new Packet.Handshake(request.write())))), end.outputs);
        assertEquals(LinkState.OPENED, end.link.state());
    }

    @Test
    void acceptanceIsAcknowledgedAndBeatenAtOnce() {
        var end = ClientEnd.opened();
        var accepted = Ends.accepted(ROUTES);
        var outputs = end.receive(Ends.packet(new Packet.Handshake(accepted.write())));
        assertEquals(
                List.of(
                        new LinkOutput.HandshakeAnswered(accepted),
                        new Transmit(Ends.ACK),
                        new LinkOutput.Established(),
                        new Transmit(Ends.HEARTBEAT)),
                outputs);
        assertEquals(LinkState.WORKING, end.link.state());
        assertEquals(ROUTES, end.link.dictionary());
        assertEquals(Ends.INTERVAL, end.link.heartbeat());
    }

    @Test
    void acceptanceIsReadAtEverySplitPoint() {
        Bytes response = Ends.packet(new Packet.Handshake(Ends.accepted(ROUTES).write()));
        SplitPoints.of(response).forEach(chunks -> {
            var end = ClientEnd.opened();
            assertEquals(4, end.receive(chunks).size());
            assertEquals(LinkState.WORKING, end.link.state());
        });
    }

    @Test
    void knownDictionaryIsUsedWhereTheServerLeavesItOut() {
        var end = ClientEnd.opened(ROUTES);
        var accepted = new HandshakeResponse.Accepted(
                Duration.ZERO, end.time.now(), "json", ROUTES, false, Extensions.NONE, new JsonObject());
        end.receive(Ends.packet(new Packet.Handshake(accepted.write())));
        assertEquals(ROUTES, end.link.dictionary());
    }

    @Test
    void rejectionIsToldAndClosesNormally() {
        var end = ClientEnd.opened();
        var rejected = new HandshakeResponse.Rejected(501, "too old");
        assertEquals(
                List.of(
                        new LinkOutput.HandshakeAnswered(rejected),
                        new Close(1000, "handshake refused with code 501", Optional.empty())),
                end.receive(Ends.packet(new Packet.Handshake(rejected.write()))));
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{\"code\":200,\"sys\":{\"dict\":{\"a\":0}}}"})
    void handshakeThatCannotBeReadClosesWith1002(String body) {
        var outputs = ClientEnd.opened().receive(Ends.packet(new Packet.Handshake(Bytes.utf8(body))));
        var close = assertInstanceOf(Close.class, outputs.getLast());
        assertEquals(1002, close.code());
        assertEquals(Optional.of(Rule.HANDSHAKE_BODY), close.fault().map(Fault::rule));
        assertEquals(1, outputs.size());
    }

    @Test
    void secondHandshakeIsIgnored() {
        var end = ClientEnd.working();
        assertEquals(
                List.of(new LinkOutput.Ignored(new Fault(Rule.SECOND_HANDSHAKE, 0, "Handshake while WORKING"))),
                end.receive(Ends.packet(new Packet.Handshake(Ends.accepted(ROUTES).write()))));
        assertEquals(RouteDictionary.EMPTY, end.link.dictionary());
    }

    @Test
    void dataBeforeTheHandshakeClosesWith1002() {
        var close = assertInstanceOf(Close.class, ClientEnd.opened().receive("04 00 00 02 04 01").getLast());
        assertEquals(1002, close.code());
        assertEquals(Optional.of(new Fault(Rule.PACKET_ORDER, 0, "Data while OPENED")), close.fault());
    }

    @Test
    void ackFromAServerIsIgnored() {
        var end = ClientEnd.working();
        assertEquals(
                List.of(new LinkOutput.Ignored(new Fault(Rule.PACKET_ORDER, 0, "HandshakeAck from a server"))),
                end.receive(Ends.ACK));
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"be nice\"}", ""})
    void kickIsTheLastThingTold(String body) {
        var end = ClientEnd.working();
        assertEquals(
                List.of(new LinkOutput.Kicked(Bytes.utf8(body))),
                end.receive(Ends.packet(new Packet.Kick(Bytes.utf8(body)))));
        assertEquals(LinkState.CLOSED, end.link.state());
    }

    @Test
    void kickBeforeTheHandshakeIsToldToo() {
        assertInstanceOf(LinkOutput.Kicked.class, ClientEnd.opened().receive("05 00 00 00").getLast());
    }

    @Test
    void bytesBehindAKickAreNotRead() {
        assertEquals(1, ClientEnd.working().receive("05 00 00 00 06 03 00 00 00").size());
    }

    // Messages.

    @ParameterizedTest
    @MethodSource("messagesOfAServer")
    void messagesOfAServerAreDeliveredAtEverySplitPoint(WireVector vector) {
        SplitPoints.of(vector.bytes()).forEach(chunks -> assertEquals(
                List.of(new LinkOutput.Deliver(vector.message().orElseThrow(), new FlowId(1))),
                ClientEnd.working(vector.dictionary()).receive(chunks)));
    }

    @ParameterizedTest
    @MethodSource("messagesOfAClient")
    void messagesOfAClientAreIgnored(WireVector vector) {
        var outputs = ClientEnd.working(vector.dictionary()).receive(vector.bytes());
        var ignored = assertInstanceOf(LinkOutput.Ignored.class, outputs.getFirst());
        assertEquals(Rule.MESSAGE_DIRECTION, ignored.fault().rule());
        assertEquals(1, outputs.size());
    }

    @Test
    void pushToACodeThatTheDictionaryLacksIsDelivered() {
        assertEquals(
                List.of(new LinkOutput.Deliver(new Message.Push(new Route.Unresolved(99), Bytes.EMPTY), new FlowId(1))),
                ClientEnd.working(ROUTES).receive("04 00 00 03 07 00 63"));
    }

    @Test
    void responseWhoseBodyIsNotZlibIsToldAsUnreadable() {
        var unreadable = assertInstanceOf(
                LinkOutput.Unreadable.class, ClientEnd.working().receive("04 00 00 04 14 07 7b 7d").getFirst());
        assertEquals(new Message.Response(7, false, Bytes.utf8("{}")), unreadable.message());
        assertEquals(Rule.BODY_ZLIB, unreadable.fault().rule());
    }

    // Time.

    @Test
    void serverThatDoesNotAnswerTheHandshakeIsLeftAfterTenSeconds() {
        var end = ClientEnd.opened();
        assertEquals(List.of(), end.pass(Duration.ofSeconds(10).minusNanos(1)));
        end.time.advance(Duration.ofNanos(1));
        assertEquals(4004, assertInstanceOf(Close.class, end.tick().getLast()).code());
    }

    @Test
    void clientBeatsEachIntervalAndLeavesASilentServer() {
        var end = ClientEnd.working();
        assertEquals(List.of(), end.pass(Ends.INTERVAL.minusNanos(1)));
        end.time.advance(Duration.ofNanos(1));
        assertEquals(List.of(new Transmit(Ends.HEARTBEAT)), end.tick());
        end.time.advance(Ends.INTERVAL);
        assertEquals(4001, assertInstanceOf(Close.class, end.tick().getLast()).code());
    }

    @Test
    void heartbeatsOfAServerAreNotAnswered() {
        assertEquals(List.of(), ClientEnd.working().receive(Ends.HEARTBEAT));
    }

    // What a server does that no rule lets it do.

    static Stream<Arguments> harmlessFaults() {
        return Stream.of(
                Arguments.of("MESSAGE_FLAG", "Push with a reserved bit", Bytes.hex("04000004 46 01 61 7b")),
                Arguments.of("MESSAGE_FLAG", "Push that says it is an error", Bytes.hex("04000004 26 01 61 7b")),
                Arguments.of("MESSAGE_DIRECTION", "Request", Bytes.hex("04000005 00 01 01 61 7b")),
                Arguments.of("MESSAGE_DIRECTION", "Notify", Bytes.hex("04000004 02 01 61 7b")),
                Arguments.of("PACKET_ORDER", "HandshakeAck", Ends.ACK),
                Arguments.of("SECOND_HANDSHAKE", "Handshake", Ends.HANDSHAKE),
                Arguments.of("KICK_BODY", "empty", Bytes.hex("05000000")),
                Arguments.of("KICK_BODY", "text", Bytes.hex("05000003 627965")));
    }

    @ParameterizedTest
    @MethodSource("harmlessFaults")
    void faultOfTheServerIsToldByTheTap(String rule, String what, Bytes packet) {
        var end = ClientEnd.working();
        end.receive(packet);
        assertEquals(List.of(rule), rejected(end), what);
    }

    @Test
    void answerThatNobodyAskedForIsToldByTheTap() {
        var end = ClientEnd.working();
        end.link.unasked(new Message.Response(7, false, Bytes.EMPTY));
        assertEquals(List.of("RESPONSE_UNASKED"), rejected(end));
    }

    @Test
    void properPacketsOfAServerAreNotRejected() {
        var end = ClientEnd.working();
        end.receive("03000000");
        end.receive("04000004 06 01 61 7b");
        end.receive("04000003 24 07 7b");
        end.receive(Ends.packet(new Packet.Kick(Bytes.utf8("{\"reason\":\"enough\"}"))));
        assertEquals(List.of(), rejected(end));
    }

    private static List<String> rejected(ClientEnd end) {
        return end.tap.events.stream()
                .filter(TapEvent.Rejected.class::isInstance)
                .map(event -> ((TapEvent.Rejected) event).fault().rule().name())
                .toList();
    }
}
