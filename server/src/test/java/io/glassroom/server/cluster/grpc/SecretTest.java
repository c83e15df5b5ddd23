package io.glassroom.server.cluster.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.MalformedEnvelopeException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret ours = new Secret(Optional.of("s3cret"));
    private final Secret theirs = new Secret(Optional.of("s3cret"));
    private final Bytes hello = hello(ours.nonce()).encode();
    private final Bytes challenge = theirs.nonce();

    private static Hello hello(Bytes nonce) {
        return new Hello("a", "id of chat-1", End.member("gate-1", "127.0.0.1:1"), nonce);
    }

    @Test
    void whoKnowsTheSecretProvesIt() {
        Bytes proof = ours.proof(Secret.End.OPENER, hello, challenge);
        assertTrue(theirs.proves(proof, Secret.End.OPENER, hello, challenge));
        assertEquals(32, proof.length());
    }

    @Test
    void whoDoesNotKnowItDoesNot() {
        Bytes proof = new Secret(Optional.of("guess")).proof(Secret.End.OPENER, hello, challenge);
        assertFalse(theirs.proves(proof, Secret.End.OPENER, hello, challenge));
        assertFalse(theirs.proves(Bytes.EMPTY, Secret.End.OPENER, hello, challenge));
    }

    @Test
    void proofOfOneEndSentBackIsNoProofOfTheOther() {
        Bytes proof = ours.proof(Secret.End.OPENER, hello, challenge);
        assertFalse(ours.proves(proof, Secret.End.ACCEPTOR, hello, challenge));
    }

    @Test
    void proofThatWasOverheardIsOfNoUseAgain() {
        Bytes proof = ours.proof(Secret.End.OPENER, hello, challenge);
        assertFalse(theirs.proves(proof, Secret.End.OPENER, hello, theirs.nonce()));
        assertFalse(ours.proves(
                theirs.proof(Secret.End.ACCEPTOR, hello, challenge), Secret.End.ACCEPTOR, hello(ours.nonce()).encode(), challenge));
    }

    @Test
    void noncesDiffer() {
        assertNotEquals(ours.nonce(), ours.nonce());
        assertEquals(Secret.NONCE, ours.nonce().length());
    }

    @Test
    void helloReadsBackEqual() {
        Hello said = hello(challenge);
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
