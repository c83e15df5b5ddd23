package io.glassroom.client.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How far the clocks of two nodes are apart, estimated as NTP does: what went from A to B arrived, by B's clock, later
/// than it left by A's clock; the difference is the way plus the distance of the clocks. What went back shows the way
/// minus the distance. Of each direction the fastest counts; half the difference of the two is the distance, wrong by
/// at most half the round trip.
///
/// Clocks drift, so that what is older than a minute is forgotten.
final class ClockOffsets {

    private static final long FRESH = Duration.ofSeconds(30).toNanos();

    private final Map<Way, Fastest> ways = new HashMap<>();

    private record Way(String from, String to) {}

    /// The least difference of this half minute and of the one before.
    private static final class Fastest {
        private long began;
        private long now = Long.MAX_VALUE;
        private long before = Long.MAX_VALUE;

        long least() {
            return Math.min(now, before);
        }
    }

    /// @param sent by the clock of the sender, nanoseconds
    /// @param received by that of the receiver
    void crossed(String from, String to, long sent, long received) {
        Fastest fastest = ways.computeIfAbsent(new Way(from, to), way -> new Fastest());
        if (fastest.now == Long.MAX_VALUE || sent - fastest.began > FRESH) {
            fastest.before = fastest.now;
            fastest.now = Long.MAX_VALUE;
            fastest.began = sent;
        }
        fastest.now = Math.min(fastest.now, received - sent);
    }

    /// How much later it is by the clock of `to` than by that of `from`; empty unless something has gone both ways.
    Optional<Duration> between(String from, String to) {
        Fastest there = ways.get(new Way(from, to));
        Fastest back = ways.get(new Way(to, from));
        return there == null || back == null
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((there.least() - back.least()) / 2));
    }

    void forget(String node) {
        ways.keySet().removeIf(way -> way.from().equals(node) || way.to().equals(node));
    }
}
