package io.glassroom.server.cluster.trust;

import io.glassroom.protocol.packet.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Shows that this end of a connection knows the cluster's secret, and checks that the other does, without sending it: an
/// HMAC over what both ends said, in which each has put a nonce of its own, so that no proof is of use twice. The two ends
/// prove different sentences, so that nobody gets in by sending back what he got. Whoever opens a connection proves first: a
/// stranger who connects learns nothing that would help him guess.
///
/// | of what is proved | bytes |                                                                  |
/// |-------------------|-------|------------------------------------------------------------------|
/// | who proves        | 1     | 0 the opener, 1 the acceptor                                     |
/// | challenge         | 32    | the acceptor's nonce                                             |
/// | opening           | rest  | all that the opener has said, a nonce in it. Its first bytes say |
/// |                   |       | for what the connection is, so that a proof counts for that only |
///
/// A cluster without a secret does the same with an empty one: then only names are compared, and no more is claimed.
/// Safe for any thread.
public final class Secret {

    /// Bytes of a nonce.
    public static final int NONCE = 32;

    /// Bytes of a proof.
    public static final int PROOF = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /// Who proves.
    public enum End {
        OPENER,
        ACCEPTOR
    }

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public Secret(Optional<String> secret) {
        key = new SecretKeySpec(("glassroom " + secret.orElse("")).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public Bytes nonce() {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return Bytes.wrap(nonce);
    }

    /// @param opening what the opener has said, whole
    /// @param challenge the acceptor's nonce
    public Bytes proof(End end, Bytes opening, Bytes challenge) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((byte) end.ordinal());
            mac.update(challenge.toArray()); // of fixed length, so that no two inputs read the same
            mac.update(opening.toArray());
            return Bytes.wrap(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing", e); // every JDK has it
        }
    }

    /// Takes the same time whatever the proof is.
    public boolean proves(Bytes proof, End end, Bytes opening, Bytes challenge) {
        return MessageDigest.isEqual(proof(end, opening, challenge).toArray(), proof.toArray());
    }
}
