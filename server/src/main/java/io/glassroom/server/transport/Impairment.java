package io.glassroom.server.transport;

import java.time.Duration;

/// What is done to a connection on purpose, to see how both ends bear it.
///
/// @param latency that every packet takes longer, in either direction
/// @param jitter by which the latency varies at random, up and down; at most the latency
/// @param lossPercent packets that vanish, in either direction, 0 to 100
/// @param sliceBytes received bytes are handed on in pieces of at most so many; 0 for whole
/// @param reorder whether each second packet overtakes the one before it, which waits for that up to 200 ms; no real
///     transport does so
/// @param frozen whether nothing passes at all, as when a cable is unplugged: nobody is told, not even of the end
public record Impairment(
        Duration latency, Duration jitter, int lossPercent, int sliceBytes, boolean reorder, boolean frozen) {

    /// Everything passes as it should.
    public static final Impairment NONE = new Impairment(Duration.ZERO, Duration.ZERO, 0, 0, false, false);

    public Impairment {
        if (latency.isNegative() || jitter.isNegative() || jitter.compareTo(latency) > 0) {
            throw new IllegalArgumentException("latency is " + latency + " ± " + jitter + ": neither negative, jitter at most the latency");
        }
        if (lossPercent < 0 || lossPercent > 100) {
            throw new IllegalArgumentException("loss is " + lossPercent + " %, 0 to 100");
        }
        if (sliceBytes < 0) {
            throw new IllegalArgumentException("slices of " + sliceBytes + " bytes, 0 or more");
        }
    }

    public Impairment withFrozen(boolean nothingPasses) {
        return new Impairment(latency, jitter, lossPercent, sliceBytes, reorder, nothingPasses);
    }
}
