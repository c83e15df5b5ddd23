package io.glassroom.server.cluster.infinispan;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What both ends of a connection between members say before anything else: that they mean the same cluster, and that
/// they know its secret, without saying it. Nothing of one conversation is of use in another, since each end throws in a
/// random number; whoever opens the connection proves first, so that nobody can collect proofs by knocking.
///
/// | from | bytes | |
/// |---|---|---|
/// | opener | 4 | `GRM1` |
/// | | 1 | [Purpose] |
/// | | 1 + n | length of the cluster's name, and the name |
/// | | 32 | random number |
/// | other | 1 | [#GO_ON] or [#OTHER_CLUSTER], then length and name of its cluster, and the end |
/// | | 32 | random number |
/// | opener | 32 | HMAC-SHA-256 of `opener`, the name and both random numbers |
/// | other | 1 | [#GO_ON] or [#WRONG_SECRET], and the end |
/// | | 32 | HMAC-SHA-256 of `other`, the name and both random numbers |
/// | | 1 | 1 if it belongs to a cluster already, 0 if it is about to begin |
///
/// Safe for any thread.
final class Handshake {

    /// Why a connection was opened.
    enum Purpose {
        /// Only to see whether the door would open.
        KNOCK,
        /// To be used by JGroups.
        TALK
    }

    static final int GO_ON = 0;
    static final int OTHER_CLUSTER = 1;
    static final int WRONG_SECRET = 2;

    private static final byte[] MAGIC = "GRM1".getBytes(StandardCharsets.US_ASCII);
    private static final int PROOF = 32; // bytes, of random numbers too

    private final String cluster;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Handshake(String cluster, Optional<String> secret) {
        this.cluster = cluster;
        this.key = new SecretKeySpec(digest(secret.map(word -> "1" + word).orElse("0")), "HmacSHA256");
    }

    /// At the end that opened the connection.
    ///
    /// @return whether the other belongs to a cluster already
    boolean greet(DataInputStream in, DataOutputStream out, Purpose purpose) throws IOException {
        byte[] mine = nonce();
        out.write(MAGIC);
        out.writeByte(purpose.ordinal());
        writeName(out);
        out.write(mine);
        out.flush();
        int verdict = in.readUnsignedByte();
        if (verdict == OTHER_CLUSTER) {
            throw new Refusal("it belongs to the cluster '" + readName(in) + "', not to '" + cluster + "'");
        }
        if (verdict != GO_ON) {
            throw new EOFException("no member speaks so"); // it may want TLS
        }
        byte[] theirs = read(in, PROOF);
        out.write(proof("opener", mine, theirs));
        out.flush();
        if (in.readUnsignedByte() != GO_ON || !MessageDigest.isEqual(read(in, PROOF), proof("other", mine, theirs))) {
            throw new Refusal("wrong secret");
        }
        return in.readUnsignedByte() == 1;
    }

    /// At the other end.
    Purpose answer(DataInputStream in, DataOutputStream out, boolean isMember) throws IOException {
        if (!MessageDigest.isEqual(read(in, MAGIC.length), MAGIC)) {
            throw new Refusal("it is no member of a cluster");
        }
        Purpose purpose = in.readUnsignedByte() == Purpose.TALK.ordinal() ? Purpose.TALK : Purpose.KNOCK;
        String name = readName(in);
        byte[] theirs = read(in, PROOF);
        if (!name.equals(cluster)) {
            out.writeByte(OTHER_CLUSTER);
            writeName(out);
            out.flush();
            throw new Refusal("it belongs to the cluster '" + name + "', not to '" + cluster + "'");
        }
        byte[] mine = nonce();
        out.writeByte(GO_ON);
        out.write(mine);
        out.flush();
        if (!MessageDigest.isEqual(read(in, PROOF), proof("opener", theirs, mine))) {
            out.writeByte(WRONG_SECRET);
            out.flush();
            throw new Refusal("wrong secret");
        }
        out.writeByte(GO_ON);
        out.write(proof("other", theirs, mine));
        out.writeByte(isMember ? 1 : 0);
        out.flush();
        return purpose;
    }

    private void writeName(DataOutputStream out) throws IOException {
        byte[] name = cluster.getBytes(StandardCharsets.US_ASCII);
        out.writeByte(name.length);
        out.write(name);
    }

    /// Others may write what they like: it is shown to people.
    private static String readName(DataInputStream in) throws IOException {
        return new String(read(in, in.readUnsignedByte()), StandardCharsets.US_ASCII).replaceAll("[^A-Za-z0-9._-]", "?");
    }

    /// Who hangs up in the middle, because it ends, has no wrong secret.
    private static byte[] read(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private byte[] nonce() {
        byte[] bytes = new byte[PROOF];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] proof(String whose, byte[] opener, byte[] other) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update((whose + '/' + cluster + '/').getBytes(StandardCharsets.US_ASCII));
            mac.update(opener);
            return mac.doFinal(other);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static byte[] digest(String word) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /// The other end does not belong here, or thinks so of this one. The message is for people.
    static final class Refusal extends IOException {
        Refusal(String message) {
            super(message);
        }
    }
}
