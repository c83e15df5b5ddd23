package io.glassroom.protocol.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.ProtocolException;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.WireVector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HandshakePropertyTest {

    private static final String RESPONSE =
            """
            {"code":200,"sys":{"heartbeat":30,"servertime":1763683200,"serializer":"json","dict":{"Room.Join":1},"useDict":true,\
            "glassroom":{"batch":true}},"user":{}}""";

    @Property(tries = 3000)
    void requestsThrowNothingButTheirOwnException(@ForAll("bodies") Bytes body) {
        try {
            HandshakeRequest.read(body);
        } catch (ProtocolException e) {
            assertEquals(Rule.HANDSHAKE_BODY, e.fault().rule());
        }
    }

    @Property(tries = 3000)
    void responsesThrowNothingButTheirOwnException(@ForAll("bodies") Bytes body) {
        try {
            HandshakeResponse.read(body, RouteDictionary.EMPTY);
        } catch (ProtocolException e) {
            assertEquals(Rule.HANDSHAKE_BODY, e.fault().rule());
        }
    }

    @Property
    void requestThatWasReadIsWrittenSoThatItReadsTheSame(@ForAll("bodies") Bytes body) {
        HandshakeRequest read;
        try {
            read = HandshakeRequest.read(body);
        } catch (ProtocolException e) {
            return;
        }
        assertEquals(read, HandshakeRequest.read(read.write()));
    }

    /// Noise, and handshakes of which a piece was replaced by a piece of another kind.
    @Provide
    Arbitrary<Bytes> bodies() {
        Arbitrary<Bytes> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Bytes::wrap);
        var handshakes = WireVector.all().stream()
                .filter(vector -> vector.name().startsWith("handshake-"))
                .map(vector -> vector.packet().body().utf8())
                .toList();
        Arbitrary<Bytes> changed = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(handshakes), Arbitraries.just(RESPONSE)),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of("", "null", "-1", "1e999", "{}", "[]", "\"\"", "true", "{\"a\":", "\ud83d", ","))
                .as((json, at, length, piece) -> {
                    int begin = at % json.length();
                    return Bytes.utf8(json.substring(0, begin) + piece + json.substring(Math.min(json.length(), begin + length)));
                })
                .withoutEdgeCases(); // there are more of them than tries
        return Arbitraries.oneOf(noise, changed);
    }
}
