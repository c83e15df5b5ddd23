package io.glassroom.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.glassroom.protocol.link.Ends.ServerEnd;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Fault;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.MalformedCase.Sent;
import io.glassroom.protocol.wire.SplitPoints;
import io.glassroom.protocol.wire.WireVector;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of protocol.md, section 5, as far as they are a link's to decide: routes and bodies that no handler
/// understands are the dispatcher's.
class MalformedLinkTest {

    private static final EnumSet<Rule> DISPATCHERS_RULES = EnumSet.of(Rule.ROUTE_UNKNOWN, Rule.BODY_UNREADABLE);

    static Stream<MalformedCase> closing() {
        return cases().filter(malformed -> malformed.verdict() instanceof Verdict.Close && malformed.sent() != Sent.TEXT);
    }

    static Stream<MalformedCase> text() {
        return cases().filter(malformed -> malformed.sent() == Sent.TEXT);
    }

    static Stream<MalformedCase> ignored() {
        return cases().filter(malformed -> malformed.rule().verdict() instanceof Verdict.Ignore);
    }

    static Stream<MalformedCase> unreadable() {
        return cases().filter(malformed -> malformed.rule() == Rule.BODY_ZLIB);
    }

    static Stream<MalformedCase> leftToTheDispatcher() {
        return cases().filter(malformed -> DISPATCHERS_RULES.contains(malformed.rule()));
    }

    static Stream<WireVector> messagesOfAClient() {
        return WireVector.all().stream()
                .filter(vector -> vector.message()
                        .map(message -> message instanceof Message.Request || message instanceof Message.Notify)
                        .orElse(false));
    }

    private static Stream<MalformedCase> cases() {
        return MalformedCase.all().stream();
    }

    @ParameterizedTest
    @MethodSource("closing")
    void faultClosesWithItsCodeAtEverySplitPoint(MalformedCase malformed) {
        SplitPoints.of(malformed.bytes()).forEach(chunks -> {
            var end = serverBefore(malformed);
            var outputs = end.receive(chunks);
            var close = assertInstanceOf(LinkOutput.Close.class, outputs.getLast());
            assertEquals(malformed.verdict(), new Verdict.Close(close.code()));
            assertFault(malformed, close.fault().orElseThrow());
            assertEquals(close.fault().orElseThrow().reason(), close.reason());
            assertEquals(malformed.rule() == Rule.HANDSHAKE_BODY ? 2 : 1, outputs.size());
            assertEquals(LinkState.CLOSED, end.link.state());
        });
    }

    @ParameterizedTest
    @MethodSource("text")
    void textMessageClosesOnce(MalformedCase malformed) {
        var end = serverBefore(malformed);
        int said = end.outputs.size();
        end.link.refuseText(end.outputs::add);
        end.link.refuseText(end.outputs::add);
        var close = assertInstanceOf(LinkOutput.Close.class, end.outputs.get(said));
        assertEquals(malformed.verdict(), new Verdict.Close(close.code()));
        assertFault(malformed, close.fault().orElseThrow());
        assertEquals(said + 1, end.outputs.size());
    }

    @ParameterizedTest
    @MethodSource("ignored")
    void harmlessFaultIsReportedAndTheConnectionLivesAtEverySplitPoint(MalformedCase malformed) {
        SplitPoints.of(malformed.bytes()).forEach(chunks -> {
            var end = serverBefore(malformed);
            LinkState state = end.link.state();
            int said = end.outputs.size();
            end.receive(chunks);
            if (malformed.sent() == Sent.CUT) {
                end.link.closed("peer gone", end.outputs::add);
            } else {
                assertEquals(state, end.link.state());
            }
            assertFault(malformed, assertInstanceOf(LinkOutput.Ignored.class, end.outputs.get(said)).fault());
        });
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void unreadableBodyIsHandedOnWithItsFaultAtEverySplitPoint(MalformedCase malformed) {
        SplitPoints.of(malformed.bytes()).forEach(chunks -> {
            var end = serverBefore(malformed);
            var unreadable = assertInstanceOf(LinkOutput.Unreadable.class, end.receive(chunks).getLast());
            assertFault(malformed, unreadable.fault());
            assertEquals(
                    malformed.verdict() instanceof Verdict.Answer, unreadable.message() instanceof Message.Request);
            assertEquals(LinkState.WORKING, end.link.state());
        });
    }

    @ParameterizedTest
    @MethodSource("leftToTheDispatcher")
    void whatOnlyADispatcherCanJudgeIsDelivered(MalformedCase malformed) {
        var end = serverBefore(malformed);
        var deliver = assertInstanceOf(LinkOutput.Deliver.class, end.receive(malformed.bytes()).getLast());
        assertEquals(malformed.verdict() instanceof Verdict.Answer, deliver.message() instanceof Message.Request);
        assertEquals(LinkState.WORKING, end.link.state());
    }

    @ParameterizedTest
    @MethodSource("messagesOfAClient")
    void wellFormedMessagesAreDeliveredAtEverySplitPoint(WireVector vector) {
        SplitPoints.of(vector.bytes()).forEach(chunks -> {
            var outputs = ServerEnd.working(vector.dictionary()).receive(chunks);
            assertEquals(1, outputs.size());
            var deliver = assertInstanceOf(LinkOutput.Deliver.class, outputs.getFirst());
            assertEquals(vector.message().orElseThrow(), deliver.message());
        });
    }

    private static ServerEnd serverBefore(MalformedCase malformed) {
        return switch (malformed.before()) {
            case List<PacketType> before when before.isEmpty() -> ServerEnd.opened();
            case List<PacketType> before when before.equals(List.of(PacketType.HANDSHAKE)) ->
                ServerEnd.handshaken(malformed.dictionary());
            case List<PacketType> before when before.equals(List.of(PacketType.HANDSHAKE, PacketType.HANDSHAKE_ACK)) ->
                ServerEnd.working(malformed.dictionary());
            case List<PacketType> before -> throw new IllegalArgumentException("no way to send " + before);
        };
    }

    private static void assertFault(MalformedCase expected, Fault fault) {
        assertEquals(expected.rule(), fault.rule());
        assertEquals(expected.offset(), fault.offset());
    }
}
