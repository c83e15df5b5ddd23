package io.glassroom.server.cluster.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.protocol.packet.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

    private final Secret ours = new Secret(Optional.of("s3cret"));
    private final Secret theirs = new Secret(Optional.of("s3cret"));
    private final Bytes opening = opening();
    private final Bytes challenge = theirs.nonce();

    private Bytes opening() {
        return Bytes.utf8("gate-1 wants chat-1").concat(ours.nonce());
    }

    @Test
    void whoKnowsTheSecretProvesIt() {
        Bytes proof = ours.proof(Secret.End.OPENER, opening, challenge);
        assertTrue(theirs.proves(proof, Secret.End.OPENER, opening, challenge));
        assertEquals(Secret.PROOF, proof.length());
    }

    @Test
    void whoDoesNotKnowItDoesNot() {
        Bytes proof = new Secret(Optional.of("guess")).proof(Secret.End.OPENER, opening, challenge);
        assertFalse(theirs.proves(proof, Secret.End.OPENER, opening, challenge));
        assertFalse(theirs.proves(Bytes.EMPTY, Secret.End.OPENER, opening, challenge));
    }

    @Test
    void proofOfOneEndSentBackIsNoProofOfTheOther() {
        Bytes proof = ours.proof(Secret.End.OPENER, opening, challenge);
        assertFalse(ours.proves(proof, Secret.End.ACCEPTOR, opening, challenge));
    }

    @Test
    void proofThatWasOverheardIsOfNoUseAgain() {
        Bytes proof = ours.proof(Secret.End.OPENER, opening, challenge);
        assertFalse(theirs.proves(proof, Secret.End.OPENER, opening, theirs.nonce()));
        Bytes answer = theirs.proof(Secret.End.ACCEPTOR, opening, challenge);
        assertFalse(ours.proves(answer, Secret.End.ACCEPTOR, opening(), challenge));
    }

    @Test
    void noncesDiffer() {
        assertNotEquals(ours.nonce(), ours.nonce());
        assertEquals(Secret.NONCE, ours.nonce().length());
    }
}
