package io.glassroom.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.FieldSink;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.wire.WireVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MessagePropertyTest {

    private static final int LIMIT = 4096;

    @Property
    void messageIsReadAsItWasWrittenWithAnyDictionary(
            @ForAll("messages") Message message, @ForAll("dictionaries") RouteDictionary dictionary) {
        assertEquals(message, decode(MessageCodec.encodePacket(message, dictionary), dictionary));
    }

    @Property
    void compressedMessageIsReadAsItWasWritten(
            @ForAll("messages") Message message,
            @ForAll("dictionaries") RouteDictionary dictionary,
            @ForAll @IntRange(max = 64) int deflateAbove) {
        assertEquals(message, decode(MessageCodec.encodePacket(message, dictionary, deflateAbove), dictionary));
    }

    @Property
    void readablePacketOfOursIsWrittenBackByteForByte(
            @ForAll("messages") Message message, @ForAll("dictionaries") RouteDictionary dictionary) {
        Bytes packet = MessageCodec.encodePacket(message, dictionary);
        assertEquals(packet, MessageCodec.encodePacket(decode(packet, dictionary), dictionary));
    }

    @Property(tries = 5000)
    void codecThrowsNothingButItsOwnException(
            @ForAll("bodies") Bytes data, @ForAll("dictionaries") RouteDictionary dictionary) {
        try {
            Message message = MessageCodec.decode(data, dictionary, LIMIT, FieldSink.NONE);
            assertTrue(message.body().length() <= Math.max(LIMIT, data.length()));
        } catch (ProtocolException e) {
            assertTrue(e.fault().offset() >= PacketEncoder.HEAD, () -> e.fault().toString());
            assertTrue(e.fault().offset() <= PacketEncoder.HEAD + data.length(), () -> e.fault().toString());
        }
    }

    @Property
    void bytesAroundAMessageAreNotRead(@ForAll("bodies") Bytes data, @ForAll byte poison) {
        byte[] larger = new byte[data.length() + 32];
        Arrays.fill(larger, poison);
        data.copyTo(larger, 16);
        assertEquals(outcome(data), outcome(Bytes.wrap(larger, 16, data.length())));
    }

    @Property
    void dissectionThrowsNothingAndStaysInsideThePacket(
            @ForAll("packets") Bytes packet, @ForAll("dictionaries") RouteDictionary dictionary) {
        var dissection = Dissection.of(packet, dictionary, LIMIT);
        int begin = 0;
        for (FieldSpan span : dissection.fields()) {
            assertTrue(span.offset() >= begin && span.width() >= 0, span::toString);
            begin = span.offset();
            boolean cutHead = packet.length() < PacketEncoder.HEAD;
            assertTrue(span.end() <= packet.length() || cutHead, span::toString);
        }
        for (int at = -1; at <= packet.length(); at++) {
            dissection.fieldAt(at);
        }
    }

    @Property
    void dissectionReadsWhatTheServerReads(@ForAll("packets") Bytes packet) {
        var dissection = Dissection.of(packet, RouteDictionary.EMPTY, LIMIT);
        dissection.message().filter(message -> dissection.fault().isEmpty()).ifPresent(message ->
                assertEquals(message, decode(packet, RouteDictionary.EMPTY)));
    }

    @Property
    void varintIsAsWideAsItSays(@ForAll long value) {
        byte[] out = new byte[Varint.MAX_WIDTH];
        assertEquals(Varint.width(value), Varint.write(value, out, 0));
    }

    @Provide
    Arbitrary<Message> messages() {
        Arbitrary<Long> ids = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(0, 70_000));
        Arbitrary<Route> routes = routeNames().map(Route::of);
        Arbitrary<Bytes> bodies = bytes(200);
        return Arbitraries.oneOf(
                Combinators.combine(ids.filter(id -> id != 0), routes, bodies).as(Message.Request::new),
                Combinators.combine(routes, bodies).as(Message.Notify::new),
                Combinators.combine(ids, Arbitraries.of(true, false), bodies).as(Message.Response::new),
                Combinators.combine(routes, bodies).as(Message.Push::new));
    }

    /// Some of the names that messages have, with any codes.
    @Provide
    Arbitrary<RouteDictionary> dictionaries() {
        Arbitrary<Map<String, Integer>> codes = Combinators.combine(
                        routeNames().list().uniqueElements().ofMaxSize(6),
                        Arbitraries.integers().between(1, RouteDictionary.MAX_CODE).list().uniqueElements().ofSize(6))
                .as(MessagePropertyTest::pairs);
        return codes.map(RouteDictionary::ofCodes).withoutEdgeCases();
    }

    /// Noise, and messages of which one byte was changed.
    @Provide
    Arbitrary<Bytes> bodies() {
        return Arbitraries.oneOf(bytes(40), changed().map(packet -> packet.from(PacketEncoder.HEAD)));
    }

    @Provide
    Arbitrary<Bytes> packets() {
        return Arbitraries.oneOf(bytes(40), changed());
    }

    private static Arbitrary<Bytes> changed() {
        var vectors = WireVector.all().stream().filter(vector -> vector.message().isPresent()).toList();
        return Combinators.combine(
                        Arbitraries.of(vectors), Arbitraries.integers().between(0, 60), Arbitraries.bytes())
                .as((vector, at, value) -> {
                    byte[] packet = vector.bytes().toArray();
                    packet[PacketEncoder.HEAD + at % (packet.length - PacketEncoder.HEAD)] = value;
                    return Bytes.wrap(packet);
                })
                .withoutEdgeCases(); // there are more of them than tries
    }

    /// A few names that often meet those of a dictionary, and any others that are short enough.
    private static Arbitrary<String> routeNames() {
        Arbitrary<String> any = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(90)
                .filter(name -> new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(name))
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= Route.MAX_BYTES);
        return Arbitraries.oneOf(Arbitraries.of("Room.Join", "Room.Message", "onMessage", "房间.加入", "x".repeat(255)), any);
    }

    private static Map<String, Integer> pairs(List<String> names, List<Integer> codes) {
        var pairs = new HashMap<String, Integer>();
        for (int i = 0; i < names.size(); i++) {
            pairs.put(names.get(i), codes.get(i));
        }
        return pairs;
    }

    private static Arbitrary<Bytes> bytes(int longest) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(longest).map(Bytes::wrap);
    }

    private static Message decode(Bytes packet, RouteDictionary dictionary) {
        return MessageCodec.decode(packet.from(PacketEncoder.HEAD), dictionary, LIMIT, FieldSink.NONE);
    }

    private static String outcome(Bytes data) {
        try {
            return MessageCodec.decode(data, RouteDictionary.EMPTY, LIMIT, FieldSink.NONE).toString();
        } catch (ProtocolException e) {
            return e.fault().toString();
        }
    }
}
