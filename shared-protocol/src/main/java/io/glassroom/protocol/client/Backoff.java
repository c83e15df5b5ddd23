package io.glassroom.protocol.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a client waits before it tries again: exponential with full jitter. The n-th wait in a row is drawn evenly
/// from zero to `first` doubled n times, but no more than `longest`. Drawing from zero spreads a thousand clients that
/// lost the same server over the whole wait, where a fixed wait would bring them all back in one moment.
///
/// @param first upper bound of the first wait
/// @param longest upper bound of any wait
/// @param attempts how often to try again in a row before giving up; 0 for never
public record Backoff(Duration first, Duration longest, int attempts) {

    /// Up to half a second at first, 30 s at most, without end.
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Integer.MAX_VALUE);

    /// Does not come back.
    public static final Backoff NONE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 0);

    private static final int MOST_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 0) {
            throw new IllegalArgumentException("backoff from " + first + " to " + longest + ", " + attempts + " attempts");
        }
    }

    /// @param retries how many there were in a row before this one
    Duration before(int retries, RandomGenerator random) {
        Duration ceiling = first;
        for (int i = 0; i < Math.min(retries, MOST_DOUBLINGS) && ceiling.compareTo(longest) < 0; i++) {
            ceiling = ceiling.multipliedBy(2);
        }
        long bound = ceiling.compareTo(longest) < 0 ? ceiling.toNanos() : longest.toNanos();
        return Duration.ofNanos(random.nextLong(bound + 1));
    }
}
