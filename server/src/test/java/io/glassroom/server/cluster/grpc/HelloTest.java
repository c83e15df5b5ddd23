package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import io.glassroom.server.cluster.trust.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelloTest {

    private final Bytes nonce = new Secret(Optional.empty()).nonce();
    private final Bytes hello = hello(nonce).encode();

    private static Hello hello(Bytes nonce) {
        return new Hello("a", "id of chat-1", End.member("gate-1", "127.0.0.1:1"), nonce);
    }

    @Test
    void helloReadsBackEqual() {
        Hello said = hello(nonce);
        assertEquals(said, Hello.decode(said.encode()));
    }

    @Test
    void helloOfAnotherVersionIsRefused() {
        byte[] bytes = hello.toArray();
        bytes[0] = 2;
        var refused = assertThrows(MalformedEnvelopeException.class, () -> Hello.decode(Bytes.wrap(bytes)));
        assertEquals("version of the line is 2, not 1 (byte 0)", refused.getMessage());
    }

    @Test
    void helloCutOffAnywhereIsRefused() {
        for (int length = 0; length < hello.length(); length++) {
            Bytes start = hello.slice(0, length);
            assertThrows(MalformedEnvelopeException.class, () -> Hello.decode(start));
        }
    }

    @Test
    void helloWithAnotherNonceLengthIsRefused() {
        Bytes shortNonce = hello(Bytes.hex("01 02")).encode();
        assertThrows(MalformedEnvelopeException.class, () -> Hello.decode(shortNonce));
    }
}
