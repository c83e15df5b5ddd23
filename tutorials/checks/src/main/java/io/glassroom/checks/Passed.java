package io.glassroom.checks;

import java.util.Arrays;

/// A packet on its way between the learner's code and the other end; or the beginning of one, as long as the rest has
/// not come. One thread at a time lets it grow.
public final class Passed implements Tape.Entry {

    private static final int HEAD = 4;

    private final Track track;
    private final long millis;
    private final boolean in;
    private volatile byte[] bytes = {};

    Passed(Track track, long millis, boolean in) {
        this.track = track;
        this.millis = millis;
        this.in = in;
    }

    @Override
    public Track track() {
        return track;
    }

    /// When its first byte came.
    @Override
    public long millis() {
        return millis;
    }

    /// Whether the learner's code received it; else it has sent it.
    public boolean in() {
        return in;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// Takes what belongs to this packet.
    ///
    /// @return how many bytes that were
    int take(byte[] chunk, int from) {
        byte[] before = bytes;
        if (before.length == 0) { // the most frequent case
            bytes = Arrays.copyOfRange(chunk, from, (int) Math.min(chunk.length, (long) from + length(chunk, from)));
            return bytes.length;
        }
        byte[] all = Arrays.copyOf(before, before.length + chunk.length - from);
        System.arraycopy(chunk, from, all, before.length, chunk.length - from);
        bytes = Arrays.copyOf(all, Math.min(all.length, length(all, 0)));
        return bytes.length - before.length;
    }

    boolean isWhole() {
        return bytes.length == length(bytes, 0);
    }

    /// How long the packet will be that begins here, as far as its bytes tell.
    private static int length(byte[] packet, int at) {
        return packet.length - at < HEAD
                ? Integer.MAX_VALUE
                : HEAD + ((packet[at + 1] & 0xff) << 16 | (packet[at + 2] & 0xff) << 8 | packet[at + 3] & 0xff);
    }
}
