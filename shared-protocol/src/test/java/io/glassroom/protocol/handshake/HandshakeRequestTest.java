package io.glassroom.protocol.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeRequestTest {

    static Stream<MalformedCase> malformed() {
        return MalformedCase.all().stream().filter(malformed -> malformed.rule() == Rule.HANDSHAKE_BODY);
    }

    @Test
    void everyKeyMayBeAbsent() {
        var request = read("{}");
        assertEquals(Optional.empty(), request.type());
        assertEquals(Optional.empty(), request.version());
        assertEquals(Optional.empty(), request.dictVersion());
        assertEquals(Extensions.NONE, request.extensions());
        assertEquals(new JsonObject(), request.sys());
        assertEquals(new JsonObject(), request.user());
    }

    @Test
    void whatABrowserClientSaysIsRead() {
        var request = read("""
                {"sys":{"type":"js-websocket","version":"0.0.1","rsa":{},"dictVersion":"5e1f"},"user":{"name":"alice"}}""");
        assertEquals(Optional.of("js-websocket"), request.type());
        assertEquals(Optional.of("0.0.1"), request.version());
        assertEquals(Optional.of("5e1f"), request.dictVersion());
        assertTrue(request.sys().has("rsa"));
        assertEquals("alice", request.user().get("name").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"sys\"", "[]", "true"})
    void sysAndUserOfAnotherKindAreTakenForAbsent(String other) {
        var request = read("{\"sys\":" + other + ",\"user\":" + other + "}");
        assertEquals(new JsonObject(), request.sys());
        assertEquals(new JsonObject(), request.user());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]"})
    void textOfAnotherKindIsTakenForAbsent(String other) {
        var request = read("{\"sys\":{\"type\":" + other + ",\"version\":" + other + ",\"dictVersion\":" + other + "}}");
        assertEquals(Optional.empty(), request.type());
        assertEquals(Optional.empty(), request.version());
        assertEquals(Optional.empty(), request.dictVersion());
    }

    @Test
    void numbersAreTakenForText() {
        assertEquals(Optional.of("1.10"), read("{\"sys\":{\"version\":1.10}}").version());
    }

    @Test
    void batchIsOfferedUnderGlassroom() {
        assertEquals(new Extensions(true), read("{\"sys\":{\"glassroom\":{\"batch\":true}}}").extensions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"batch\":false}", "{\"batch\":null}", "{\"batch\":{}}", "{\"batch\":1}", "true", "[true]"})
    void anythingElseUnderGlassroomOffersNothing(String other) {
        assertEquals(Extensions.NONE, read("{\"sys\":{\"glassroom\":" + other + "}}").extensions());
    }

    @Test
    void emojiOfAnOldBrowserClientIsRead() {
        Bytes body = Bytes.utf8("{\"user\":{\"name\":\"").concat(Bytes.hex("ed a0 bd ed b8 80")).concat(Bytes.utf8("\"}}"));
        assertEquals("😀", HandshakeRequest.read(body).user().get("name").getAsString());
    }

    @Test
    void emojiIsWrittenEscaped() {
        var user = new JsonObject();
        user.addProperty("name", "小明😀");
        String text = HandshakeRequest.of("glassroom-java", "0.1", Extensions.NONE, user).write().utf8();
        assertTrue(text.contains("小明\\uD83D\\uDE00"), text);
    }

    @Test
    void requestIsReadAsItWasWritten() {
        var user = new JsonObject();
        user.addProperty("name", "小明😀");
        var request = HandshakeRequest.of("glassroom-java", "0.1", new Extensions(true), user);
        assertEquals(request, HandshakeRequest.read(request.write()));
    }

    @Test
    void everythingThatTheClientSaidOfItselfIsSent() {
        assertEquals(
                "{\"sys\":{\"type\":\"glassroom-java\",\"version\":\"0.1\",\"glassroom\":{\"batch\":true}},\"user\":{}}",
                HandshakeRequest.of("glassroom-java", "0.1", new Extensions(true), new JsonObject()).write().utf8());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void bodyThatIsNotAJsonObjectIsRefused(MalformedCase malformed) {
        assertRefused(malformed.bytes().from(PacketEncoder.HEAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"{}\"", " ", "{\"a\":1,}", "{'a':1}", "{\"a\":NaN}", "{} x", "// {}\n{}", ")]}'\n{}"})
    void almostJsonIsRefused(String text) {
        assertRefused(Bytes.utf8(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"user\":["})
    void nestingWithoutEndIsRefused(String opening) {
        assertRefused(Bytes.utf8(opening.repeat(65_536 / opening.length())));
    }

    @Test
    void nestingThatDoesEndIsRefusedAllTheSameWhereItIsAbsurd() {
        assertRefused(Bytes.utf8("{\"user\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
    }

    private static HandshakeRequest read(String json) {
        return HandshakeRequest.read(Bytes.utf8(json));
    }

    private static void assertRefused(Bytes body) {
        var fault = assertThrows(ProtocolException.class, () -> HandshakeRequest.read(body)).fault();
        assertEquals(Rule.HANDSHAKE_BODY, fault.rule());
        assertEquals(PacketEncoder.HEAD, fault.offset());
    }
}
