package io.glassroom.protocol.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.glassroom.protocol.handshake.HandshakeResponse.Accepted;
import io.glassroom.protocol.handshake.HandshakeResponse.Rejected;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeResponseTest {

    private static final RouteDictionary ROUTES = RouteDictionary.of(List.of("Room.Join", "房间.加入"));

    @Test
    void heartbeatAndServertimeAreWholeSeconds() {
        JsonObject sys = sys(accepted(ROUTES, true));
        assertEquals("30", sys.get("heartbeat").toString());
        assertEquals("1763683200", sys.get("servertime").toString());
    }

    @Test
    void dictionaryIsSentInThreeForms() {
        JsonObject sys = sys(accepted(ROUTES, true));
        assertEquals("{\"Room.Join\":1,\"房间.加入\":2}", sys.get("dict").toString());
        assertEquals(sys.get("dict"), sys.get("routeToCode"));
        assertEquals("{\"1\":\"Room.Join\",\"2\":\"房间.加入\"}", sys.get("codeToRoute").toString());
        assertEquals(ROUTES.version(), sys.get("dictVersion").getAsString());
        assertTrue(sys.get("useDict").getAsBoolean());
    }

    @Test
    void dictionaryThatTheClientHasIsLeftOut() {
        JsonObject sys = sys(accepted(ROUTES, false));
        assertFalse(sys.has("dict") || sys.has("routeToCode") || sys.has("codeToRoute"));
        assertEquals(ROUTES.version(), sys.get("dictVersion").getAsString());
        assertTrue(sys.get("useDict").getAsBoolean());
    }

    @Test
    void withoutADictionaryNothingIsSaidOfIt() {
        JsonObject sys = sys(accepted(RouteDictionary.EMPTY, true));
        assertFalse(sys.has("dict") || sys.has("dictVersion") || sys.has("useDict"), sys::toString);
    }

    @Test
    void acceptanceIsReadAsItWasWritten() {
        var accepted = accepted(ROUTES, true);
        assertEquals(accepted, HandshakeResponse.read(accepted.write(), RouteDictionary.EMPTY));
    }

    @Test
    void knownDictionaryIsUsedWhereItWasLeftOut() {
        var accepted = accepted(ROUTES, false);
        assertEquals(accepted, HandshakeResponse.read(accepted.write(), ROUTES));
    }

    @Test
    void knownDictionaryIsForgottenWhereTheServerUsesNone() {
        var read = read("{\"code\":200,\"sys\":{}}", ROUTES);
        assertEquals(RouteDictionary.EMPTY, read.dictionary());
    }

    @Test
    void rejectionIsReadAsItWasWritten() {
        var rejected = new Rejected(HandshakeResponse.OLD_CLIENT, "版本太旧 😀");
        assertEquals(rejected, HandshakeResponse.read(rejected.write(), RouteDictionary.EMPTY));
    }

    @Test
    void emojiIsWrittenEscaped() {
        String text = new Rejected(500, "😀").write().utf8();
        assertTrue(text.contains("\\uD83D\\uDE00"), text);
    }

    @Test
    void everyKeyMayBeAbsent() {
        var read = read("{}", RouteDictionary.EMPTY);
        assertEquals(Duration.ZERO, read.heartbeat());
        assertEquals("json", read.serializer());
        assertEquals(RouteDictionary.EMPTY, read.dictionary());
        assertEquals(Extensions.NONE, read.extensions());
        assertEquals(new JsonObject(), read.user());
    }

    @Test
    void heartbeatOfOtherServersIsReadToTheSecond() {
        assertEquals(Duration.ofSeconds(3), read("{\"sys\":{\"heartbeat\":3.7}}", RouteDictionary.EMPTY).heartbeat());
        assertEquals(Duration.ZERO, read("{\"sys\":{\"heartbeat\":-1}}", RouteDictionary.EMPTY).heartbeat());
        assertEquals(Duration.ZERO, read("{\"sys\":{\"heartbeat\":\"3\"}}", RouteDictionary.EMPTY).heartbeat());
    }

    @Test
    void servertimeBeyond2038IsRead() {
        assertEquals(Instant.ofEpochSecond(4_000_000_000L), read("{\"sys\":{\"servertime\":4000000000}}", RouteDictionary.EMPTY).serverTime());
    }

    @Test
    void absurdServertimeDoesNotThrow() {
        assertEquals(Instant.MAX, read("{\"sys\":{\"servertime\":1e300}}", RouteDictionary.EMPTY).serverTime().plusNanos(999_999_999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dict", "routeToCode"})
    void dictionaryOfOtherServersIsReadFromEitherForm(String key) {
        var read = read("{\"sys\":{\"" + key + "\":{\"Room.Join\":1,\"房间.加入\":2},\"useDict\":true}}", RouteDictionary.EMPTY);
        assertEquals(ROUTES, read.dictionary());
        assertTrue(read.dictionaryIncluded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":0}", "{\"a\":65536}", "{\"a\":1,\"b\":1}", "{\"a\":\"1\"}", "{\"\":1}", "{\"a\":null}"})
    void dictionaryThatIsNoneIsRefused(String dictionary) {
        Bytes body = Bytes.utf8("{\"code\":200,\"sys\":{\"dict\":" + dictionary + "}}");
        var fault = assertThrows(ProtocolException.class, () -> HandshakeResponse.read(body, RouteDictionary.EMPTY)).fault();
        assertEquals(Rule.HANDSHAKE_BODY, fault.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{} {}"})
    void bodyThatIsNotAJsonObjectIsRefused(String body) {
        assertThrows(ProtocolException.class, () -> HandshakeResponse.read(Bytes.utf8(body), RouteDictionary.EMPTY));
    }

    @Test
    void codeOtherThan200IsARejection() {
        assertEquals(new Rejected(501, ""), HandshakeResponse.read(Bytes.utf8("{\"code\":501}"), RouteDictionary.EMPTY));
    }

    @Test
    void heartbeatThatTheWireCannotSayIsRefused() {
        var now = Instant.EPOCH;
        assertThrows(IllegalArgumentException.class, () -> new Accepted(
                Duration.ofMillis(1500), now, "json", ROUTES, true, Extensions.NONE, new JsonObject()));
        assertThrows(IllegalArgumentException.class, () -> new Accepted(
                Duration.ofSeconds(-1), now, "json", ROUTES, true, Extensions.NONE, new JsonObject()));
    }

    @Test
    void rejectionWithTheCodeOfAcceptanceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Rejected(200, "no"));
    }

    @Test
    void onlyWhatBothWantIsGranted() {
        assertEquals(Extensions.NONE, new Extensions(true).and(Extensions.NONE));
        assertEquals(new Extensions(true), new Extensions(true).and(new Extensions(true)));
    }

    private static Accepted accepted(RouteDictionary dictionary, boolean included) {
        return new Accepted(
                Duration.ofSeconds(30),
                Instant.ofEpochSecond(1_763_683_200),
                "json",
                dictionary,
                included,
                new Extensions(true),
                new JsonObject());
    }

    private static JsonObject sys(Accepted accepted) {
        return JsonParser.parseString(accepted.write().utf8()).getAsJsonObject().getAsJsonObject("sys");
    }

    private static Accepted read(String json, RouteDictionary known) {
        return assertInstanceOf(Accepted.class, HandshakeResponse.read(Bytes.utf8(json), known));
    }
}
