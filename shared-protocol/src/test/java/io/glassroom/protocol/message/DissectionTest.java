package io.glassroom.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import io.glassroom.protocol.wire.WireVector;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DissectionTest {

    /// What a decoder can find fault with: the other rules speak of states and handlers.
    private static final EnumSet<Rule> DECODERS_RULES = EnumSet.of(
            Rule.PACKET_TYPE,
            Rule.PACKET_LENGTH,
            Rule.MESSAGE_TYPE,
            Rule.MESSAGE_TRUNCATED,
            Rule.MESSAGE_ID,
            Rule.ROUTE_TEXT,
            Rule.BODY_ZLIB,
            Rule.BODY_LENGTH);

    static List<WireVector> vectors() {
        return WireVector.all();
    }

    static Stream<MalformedCase> malformed() {
        return MalformedCase.all().stream().filter(malformed -> malformed.sent() != MalformedCase.Sent.TEXT);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void innermostFieldsCoverEachByteOnce(WireVector vector) {
        var dissection = Dissection.of(vector.bytes(), vector.dictionary());
        List<FieldSpan> innermost = dissection.fields().stream()
                .filter(span -> vector.message().isEmpty() || span.field() != Field.PACKET_BODY)
                .toList();
        int end = 0;
        for (FieldSpan span : innermost) {
            assertEquals(end, span.offset(), span::toString);
            end = span.end();
        }
        assertEquals(vector.bytes().length(), end);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void wellFormedPacketIsReadWholeAndWithoutFault(WireVector vector) {
        var dissection = Dissection.of(vector.bytes(), vector.dictionary());
        assertEquals(Optional.of(vector.packet()), dissection.packet());
        assertEquals(vector.message(), dissection.message());
        assertEquals(Optional.empty(), dissection.fault());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void fieldsBeforeAFaultAreReportedAllTheSame(MalformedCase malformed) {
        var dissection = Dissection.of(malformed.bytes(), malformed.dictionary(), MalformedCase.LIMIT);
        assertEquals(malformed.fields(), dissection.fields().stream().map(FieldSpan::field).toList());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void faultIsTheOneThatTheServerFinds(MalformedCase malformed) {
        var fault = Dissection.of(malformed.bytes(), malformed.dictionary(), MalformedCase.LIMIT).fault();
        assertEquals(DECODERS_RULES.contains(malformed.rule()), fault.isPresent());
        fault.ifPresent(found -> {
            assertEquals(malformed.rule(), found.rule());
            assertEquals(malformed.offset(), found.offset());
        });
    }

    @Test
    void fieldsSayWhatWasReadThere() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 0f 00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d"), RouteDictionary.EMPTY);
        assertEquals(
                List.of(
                        new FieldSpan(Field.PACKET_TYPE, 0, 1, "DATA (4)"),
                        new FieldSpan(Field.PACKET_LENGTH, 1, 3, "15"),
                        new FieldSpan(Field.PACKET_BODY, 4, 15, "15 bytes"),
                        new FieldSpan(Field.MESSAGE_FLAG, 4, 1, "0x00 REQUEST"),
                        new FieldSpan(Field.MESSAGE_ID, 5, 2, "300"),
                        new FieldSpan(Field.ROUTE_LENGTH, 7, 1, "9"),
                        new FieldSpan(Field.ROUTE, 8, 9, "Room.Join"),
                        new FieldSpan(Field.MESSAGE_BODY, 17, 2, "2 bytes")),
                dissection.fields());
    }

    @Test
    void codeIsShownWithItsRoute() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 03 03 00 01"), RouteDictionary.of(List.of("Room.Join")));
        assertTrue(dissection.fields().contains(new FieldSpan(Field.ROUTE_CODE, 5, 2, "1 = Room.Join")));
    }

    @Test
    void idsAreShownUnsigned() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 0b 04 ff ff ff ff ff ff ff ff ff 01"), RouteDictionary.EMPTY);
        assertTrue(dissection.fields().contains(new FieldSpan(Field.MESSAGE_ID, 5, 10, "18446744073709551615")));
    }

    @Test
    void packetThatBrokeOffShowsWhatIsThere() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 0f 00 ac"), RouteDictionary.EMPTY);
        assertEquals(Optional.empty(), dissection.packet());
        assertEquals(new FieldSpan(Field.PACKET_BODY, 4, 2, "15 bytes"), dissection.fields().getLast());
    }

    @Test
    void noBytesHaveNoFields() {
        assertEquals(List.of(), Dissection.of(Bytes.EMPTY, RouteDictionary.EMPTY).fields());
    }

    @Test
    void messageOfAnUnreadableBodyIsShown() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 06 10 07 01 61 7b 7d"), RouteDictionary.EMPTY);
        assertEquals(Optional.of(new Message.Request(7, Route.of("a"), Bytes.utf8("{}"))), dissection.message());
        assertEquals(Optional.of(Rule.BODY_ZLIB), dissection.fault().map(fault -> fault.rule()));
        assertTrue(dissection.packet().orElseThrow() instanceof Packet.Data);
    }

    @Test
    void innermostFieldOfAByteIsFound() {
        var dissection = Dissection.of(Bytes.hex("04 00 00 04 02 01 61 7b"), RouteDictionary.EMPTY);
        assertEquals(Optional.of(Field.PACKET_LENGTH), dissection.fieldAt(2).map(FieldSpan::field));
        assertEquals(Optional.of(Field.MESSAGE_FLAG), dissection.fieldAt(4).map(FieldSpan::field));
        assertEquals(Optional.of(Field.MESSAGE_BODY), dissection.fieldAt(7).map(FieldSpan::field));
        assertEquals(Optional.empty(), dissection.fieldAt(8));
    }

    @Test
    void filterNamesAreUnique() {
        assertEquals(Field.values().length, Stream.of(Field.values()).map(Field::filterName).distinct().count());
    }
}
