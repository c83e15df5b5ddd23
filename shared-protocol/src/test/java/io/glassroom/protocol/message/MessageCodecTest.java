package io.glassroom.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketTooLargeException;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.WireVector;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {

    private static final int LIMIT = 65_536;

    static Stream<WireVector> messages() {
        return WireVector.all().stream().filter(vector -> vector.message().isPresent());
    }

    static Stream<WireVector> canonicalMessages() {
        return messages().filter(WireVector::canonical);
    }

    static Stream<MalformedCase> malformedMessages() {
        var rules = EnumSet.of(
                Rule.MESSAGE_TYPE, Rule.MESSAGE_TRUNCATED, Rule.MESSAGE_ID, Rule.ROUTE_TEXT, Rule.BODY_ZLIB, Rule.BODY_LENGTH);
        return MalformedCase.all().stream().filter(malformed -> rules.contains(malformed.rule()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void codecReadsTheGoldenBytes(WireVector vector) {
        assertEquals(vector.message().orElseThrow(), decode(vector.bytes(), vector.dictionary()));
    }

    @ParameterizedTest
    @MethodSource("canonicalMessages")
    void codecWritesTheGoldenBytes(WireVector vector) {
        assertEquals(vector.bytes(), MessageCodec.encodePacket(vector.message().orElseThrow(), vector.dictionary()));
    }

    @ParameterizedTest
    @MethodSource("malformedMessages")
    void codecNamesTheBrokenRuleAndItsPlace(MalformedCase malformed) {
        var fault = assertThrows(
                        ProtocolException.class, () -> decode(malformed.bytes(), malformed.dictionary()))
                .fault();
        assertEquals(malformed.rule(), fault.rule());
        assertEquals(malformed.offset(), fault.offset());
    }

    @Test
    void truncationIsFoundAtEveryLengthOfAHead() {
        Bytes whole = bytes("request-id-18446744073709551615");
        int head = whole.length() - "hi".length();
        for (int end = PacketEncoder.HEAD; end < head; end++) {
            Bytes part = whole.slice(0, end);
            var fault = assertThrows(ProtocolException.class, () -> decode(part, RouteDictionary.EMPTY)).fault();
            assertEquals(Rule.MESSAGE_TRUNCATED, fault.rule(), part::hex);
        }
    }

    @Test
    void faultSaysWhatWasMissing() {
        var fault = assertThrows(ProtocolException.class, () -> decode(Bytes.hex("04 00 00 02 02 09"), RouteDictionary.EMPTY))
                .fault();
        assertEquals("route needs 9 bytes, 0 left", fault.detail());
    }

    @Test
    void codeThatTheDictionaryLacksIsReadAsUnresolved() {
        var message = decode(Bytes.hex("04 00 00 04 01 07 00 63"), RouteDictionary.of(List.of("Room.Join")));
        assertEquals(new Message.Request(7, new Route.Unresolved(99), Bytes.EMPTY), message);
    }

    @Test
    void emptyRouteIsReadAsUnresolved() {
        var message = decode(Bytes.hex("04 00 00 03 00 07 00"), RouteDictionary.EMPTY);
        assertEquals(new Message.Request(7, new Route.Unresolved(0), Bytes.EMPTY), message);
    }

    @Test
    void requestWithIdZeroIsReadAsNotify() {
        Bytes packet = Bytes.hex("04 00 00 04 00 00 01 61");
        assertEquals(new Message.Notify(Route.of("a"), Bytes.EMPTY), decode(packet, RouteDictionary.EMPTY));
        assertTrue(MessageCodec.saysRequest(packet.from(PacketEncoder.HEAD)));
    }

    @Test
    void notifyDoesNotSayRequest() {
        assertFalse(MessageCodec.saysRequest(bytes("notify-by-name").from(PacketEncoder.HEAD)));
    }

    @Test
    void bodyThatIsNotZlibLeavesTheRestOfTheMessageReadable() {
        Bytes packet = Bytes.hex("04 00 00 06 10 07 01 61 7b 7d");
        var fault = assertThrows(BodyException.class, () -> decode(packet, RouteDictionary.EMPTY));
        assertEquals(new Message.Request(7, Route.of("a"), Bytes.utf8("{}")), fault.unread());
    }

    @Test
    void bodyIsInflatedUpToTheLimit() {
        Bytes plain = Bytes.wrap(new byte[LIMIT]);
        Bytes packet = MessageCodec.encodePacket(new Message.Push(Route.of("a"), plain), RouteDictionary.EMPTY, 0);
        assertTrue(packet.length() < 1000, () -> packet.length() + " bytes");
        assertEquals(plain, decode(packet, RouteDictionary.EMPTY).body());
    }

    @Test
    void bodyThatInflatesToOneByteMoreIsRefused() {
        Bytes plain = Bytes.wrap(new byte[LIMIT + 1]);
        Bytes packet = MessageCodec.encodePacket(new Message.Push(Route.of("a"), plain), RouteDictionary.EMPTY, 0);
        var fault = assertThrows(ProtocolException.class, () -> decode(packet, RouteDictionary.EMPTY)).fault();
        assertEquals(Rule.BODY_LENGTH, fault.rule());
    }

    @Test
    void bodyThatDeflatingWouldLengthenIsLeftAlone() {
        var push = new Message.Push(Route.of("a"), Bytes.utf8("{}"));
        assertEquals(
                MessageCodec.encodePacket(push, RouteDictionary.EMPTY),
                MessageCodec.encodePacket(push, RouteDictionary.EMPTY, 0));
    }

    @Test
    void bodyUpToTheThresholdIsNotDeflated() {
        var push = new Message.Push(Route.of("a"), Bytes.wrap(new byte[100]));
        assertEquals(107, MessageCodec.encodePacket(push, RouteDictionary.EMPTY, 100).length());
        assertTrue(MessageCodec.encodePacket(push, RouteDictionary.EMPTY, 99).length() < 107);
    }

    @Test
    void messageThatFitsNoPacketIsRefused() {
        Bytes body = Bytes.wrap(new byte[PacketEncoder.MAX_BODY]);
        var push = new Message.Push(Route.of("a"), body);
        assertThrows(PacketTooLargeException.class, () -> MessageCodec.encodePacket(push, RouteDictionary.EMPTY));
    }

    @Test
    void fastPathReadsWhatTheReportingPathReads() {
        messages().forEach(vector -> {
            Bytes data = vector.bytes().from(PacketEncoder.HEAD);
            FieldSink reporting = FieldSpan::end;
            assertEquals(
                    MessageCodec.decode(data, vector.dictionary(), LIMIT, FieldSink.NONE),
                    MessageCodec.decode(data, vector.dictionary(), LIMIT, reporting));
        });
    }

    private static Bytes bytes(String name) {
        return messages().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow().bytes();
    }

    private static Message decode(Bytes packet, RouteDictionary dictionary) {
        return MessageCodec.decode(packet.from(PacketEncoder.HEAD), dictionary, LIMIT, FieldSink.NONE);
    }
}
