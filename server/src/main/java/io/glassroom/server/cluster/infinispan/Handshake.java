package io.glassroom.server.cluster.infinispan;

import io.glassroom.protocol.packet.Bytes;
import io.glassroom.server.cluster.trust.Secret;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// What both ends of a connection between members say before anything else: that they mean the same cluster, and that
/// they know its [Secret].
///
/// | from | bytes | |
/// |---|---|---|
/// | opener | 4 | `GRM1` |
/// | | 1 | [Purpose] |
/// | | 1 + n | length of the cluster's name, and the name |
/// | | 32 | random number |
/// | other | 1 | [#GO_ON] or [#OTHER_CLUSTER], then length and name of its cluster, and the end |
/// | | 32 | random number |
/// | opener | 32 | proof of the [Secret] |
/// | other | 1 | [#GO_ON] or [#WRONG_SECRET], and the end |
/// | | 32 | proof of the [Secret] |
/// | | 1 | 1 if it belongs to a cluster already, 0 if it is about to begin |
/// | | 16 | the id under which members of the cluster know it; zeros if it is about to begin |
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

    private static final Bytes MAGIC = Bytes.utf8("GRM1");

    private final String cluster;
    private final Secret secret;

    Handshake(String cluster, Secret secret) {
        this.cluster = cluster;
        this.secret = secret;
    }

    /// At the end that opened the connection.
    ///
    /// @return as whom the members of its cluster know the other; empty if it is about to begin
    Optional<UUID> greet(DataInputStream in, DataOutputStream out, Purpose purpose) throws IOException {
        Bytes opening = opening(purpose);
        out.write(opening.toArray());
        out.flush();
        int verdict = in.readUnsignedByte();
        if (verdict == OTHER_CLUSTER) {
            throw new Refusal("it belongs to the cluster '" + readable(read(in, in.readUnsignedByte())) + "', not to '" + cluster + "'");
        }
        if (verdict != GO_ON) {
            throw new EOFException("no member speaks so"); // it may want TLS
        }
        Bytes challenge = read(in, Secret.NONCE);
        out.write(secret.proof(Secret.End.OPENER, opening, challenge).toArray());
        out.flush();
        if (in.readUnsignedByte() != GO_ON
                || !secret.proves(read(in, Secret.PROOF), Secret.End.ACCEPTOR, opening, challenge)) {
            throw new Refusal("wrong secret");
        }
        boolean isMember = in.readUnsignedByte() == 1;
        var id = new UUID(in.readLong(), in.readLong());
        return isMember ? Optional.of(id) : Optional.empty();
    }

    /// At the other end.
    ///
    /// @param self as whom members know this one; empty if it is about to begin
    Purpose answer(DataInputStream in, DataOutputStream out, Optional<UUID> self) throws IOException {
        if (!read(in, MAGIC.length()).equals(MAGIC)) {
            throw new Refusal("it is no member of a cluster");
        }
        Bytes purpose = read(in, 1);
        Bytes length = read(in, 1);
        Bytes called = read(in, length.u8(0));
        Bytes opening = MAGIC.concat(purpose).concat(length).concat(called).concat(read(in, Secret.NONCE));
        String name = readable(called);
        if (!name.equals(cluster)) {
            out.writeByte(OTHER_CLUSTER);
            writeName(out);
            out.flush();
            throw new Refusal("it belongs to the cluster '" + name + "', not to '" + cluster + "'");
        }
        Bytes challenge = secret.nonce();
        out.writeByte(GO_ON);
        out.write(challenge.toArray());
        out.flush();
        if (!secret.proves(read(in, Secret.PROOF), Secret.End.OPENER, opening, challenge)) {
            out.writeByte(WRONG_SECRET);
            out.flush();
            throw new Refusal("wrong secret");
        }
        out.writeByte(GO_ON);
        out.write(secret.proof(Secret.End.ACCEPTOR, opening, challenge).toArray());
        out.writeByte(self.isPresent() ? 1 : 0);
        out.writeLong(self.map(UUID::getMostSignificantBits).orElse(0L));
        out.writeLong(self.map(UUID::getLeastSignificantBits).orElse(0L));
        out.flush();
        return purpose.u8(0) == Purpose.TALK.ordinal() ? Purpose.TALK : Purpose.KNOCK;
    }

    private Bytes opening(Purpose purpose) {
        Bytes called = Bytes.utf8(cluster); // ASCII
        Bytes words = Bytes.wrap(new byte[] {(byte) purpose.ordinal(), (byte) called.length()});
        return MAGIC.concat(words).concat(called).concat(secret.nonce());
    }

    private void writeName(DataOutputStream out) throws IOException {
        Bytes name = Bytes.utf8(cluster);
        out.writeByte(name.length());
        out.write(name.toArray());
    }

    /// Others may write what they like: it is shown to people.
    private static String readable(Bytes name) {
        return new String(name.toArray(), StandardCharsets.US_ASCII).replaceAll("[^A-Za-z0-9._-]", "?");
    }

    /// Who hangs up in the middle, because it ends, has no wrong secret.
    private static Bytes read(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return Bytes.wrap(bytes);
    }

    /// The other end does not belong here, or thinks so of this one. The message is for people.
    static final class Refusal extends IOException {
        Refusal(String message) {
            super(message);
        }
    }
}
