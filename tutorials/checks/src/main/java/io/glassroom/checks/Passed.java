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
        int before = bytes.length;
        byte[] all = Arrays.copyOf(bytes, before + chunk.length - from);
        System.arraycopy(chunk, from, all, before, chunk.length - from);
        int taken = Math.min(all.length, length(all)) - before;
        bytes = Arrays.copyOf(all, before + taken);
        return taken;
    }

    boolean isWhole() {
        return bytes.length == length(bytes);
    }

    /// How long the packet will be, as far as its bytes tell.
    private static int length(byte[] packet) {
        return packet.length < HEAD
                ? Integer.MAX_VALUE
                : HEAD + ((packet[1] & 0xff) << 16 | (packet[2] & 0xff) << 8 | packet[3] & 0xff);
    }
}
