package io.glassroom.server.cluster;

import java.time.Duration;

/// How lines behave when the other end is slow.
///
/// @param queueBytes that may wait for one other node, 64 KiB to 1 GiB
/// @param whenFull what a push does that finds no room
/// @param patience how long it waits for room at most, where it waits
public record LineConfig(int queueBytes, WhenFull whenFull, Duration patience) {

    public static final LineConfig DEFAULT = new LineConfig(16 << 20, WhenFull.SLOW, Duration.ofSeconds(10));

    private static final int LEAST = 64 << 10;
    private static final int MOST = 1 << 30;

    public LineConfig {
        if (queueBytes < LEAST || queueBytes > MOST) {
            throw new IllegalArgumentException("queue of a line is " + queueBytes + " bytes, " + LEAST + " to " + MOST);
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("patience with a line is " + patience + ": more than nothing");
        }
    }

    /// Lossy pushes never wait.
    public enum WhenFull {
        /// Whoever pushes waits: the room goes at the pace of its slowest gate.
        SLOW,
        /// The push does not reach this gate: its sessions miss it, and it is counted and told.
        SHED
    }
}
