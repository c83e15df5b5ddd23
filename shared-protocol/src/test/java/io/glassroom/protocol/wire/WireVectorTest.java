package io.glassroom.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.packet.Verdict;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// That the golden vectors are there, and say what protocol.md says.
class WireVectorTest {

    private final List<WireVector> vectors = WireVector.all();

    @Test
    void thereAreVectorsInBothFiles() {
        assertTrue(vectors.size() >= 60, () -> vectors.size() + " vectors");
    }

    @Test
    void noTwoVectorsShareAName() {
        Set<String> names = vectors.stream().map(WireVector::name).collect(Collectors.toSet());
        assertEquals(vectors.size(), names.size());
    }

    @Test
    void everyPacketTypeHasAVector() {
        Set<PacketType> types = vectors.stream().map(vector -> vector.packet().type()).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(PacketType.class), types);
    }

    @Test
    void everyDataPacketSaysWhichMessageItCarries() {
        for (WireVector vector : vectors) {
            assertEquals(vector.packet() instanceof Packet.Data, vector.message().isPresent(), vector.name());
        }
    }

    @Test
    void theIdsAreThoseWhereTheVarintGrows() {
        Set<String> ids = new HashSet<>();
        for (WireVector vector : vectors) {
            vector.message().ifPresent(message -> {
                if (message instanceof Message.Request request) {
                    ids.add(Long.toUnsignedString(request.id()));
                }
            });
        }
        assertTrue(
                ids.containsAll(List.of(
                        "1", "127", "128", "300", "16383", "16384", "2147483647", "4294967296",
                        "9223372036854775808", "18446744073709551615")),
                ids::toString);
    }

    @Test
    void theWorkedBytesAreThoseOfTheSpecification() {
        assertEquals(49, bytes("notify-by-name").length());
        assertEquals("04 00 00 2d 02 0c 52 6f 6f 6d 2e 4d 65 73 73 61 67 65 7b", bytes("notify-by-name").slice(0, 19).hex());
        assertEquals(38, bytes("notify-by-code").length());
        assertEquals("04 00 00 22 03 00 01 7b", bytes("notify-by-code").slice(0, 8).hex());
        assertEquals("04 00 00 0f 00 ac 02 09 52 6f 6f 6d 2e 4a 6f 69 6e 7b 7d", bytes("request-300").hex());
        assertEquals("04 00 00 0d 04 ac 02 7b 22 63 6f 64 65 22 3a 30 7d", bytes("response-300").hex());
        assertEquals("03 00 00 00", bytes("heartbeat").hex());
    }

    @Test
    void everyRuleThatBytesCanBreakHasAMalformedCase() {
        Set<Rule> broken = MalformedCase.all().stream().map(MalformedCase::rule).collect(Collectors.toSet());
        var ofTimeOrOfServers = EnumSet.of(
                Rule.HANDSHAKE_TIMEOUT, Rule.HEARTBEAT_TIMEOUT, Rule.MESSAGE_FLAG, Rule.RESPONSE_UNASKED, Rule.KICK_BODY);
        assertEquals(EnumSet.complementOf(ofTimeOrOfServers), broken);
    }

    @Test
    void malformedCasesEndAsTheirRuleSaysOrHarmlesslyWhereNobodyWaitsForAnAnswer() {
        for (MalformedCase malformed : MalformedCase.all()) {
            boolean unanswered = malformed.verdict() instanceof Verdict.Ignore
                    && malformed.rule().verdict() instanceof Verdict.Answer
                    && malformed.name().startsWith("notify-");
            assertTrue(unanswered || malformed.verdict().equals(malformed.rule().verdict()), malformed.name());
        }
    }

    @Test
    void everyMalformedCaseIsExplainedInBothLanguages() {
        for (MalformedCase malformed : MalformedCase.all()) {
            assertTrue(malformed.note().endsWith(".") && malformed.noteZh().endsWith("。"), malformed.name());
        }
    }

    @Test
    void splitPointsOfThreeBytesAreTheWholeTheSinglesAndTwoCuts() {
        Bytes abc = Bytes.utf8("abc");
        assertEquals(
                List.of("abc", "a|b|c", "a|bc", "ab|c"),
                SplitPoints.of(abc)
                        .map(chunks -> chunks.stream().map(Bytes::utf8).collect(Collectors.joining("|")))
                        .toList());
    }

    private Bytes bytes(String name) {
        return vectors.stream().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow().bytes();
    }
}
