package io.glassroom.client.live;

import java.time.Duration;
import java.util.Locale;

/// How durations are written: the same in every language, and narrow enough for a column.
final class Figures {

    private Figures() {}

    /// `12.004`
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /// `0.4 ms`, `31 ms`, `1.2 s`
    static String brief(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    /// `0.4 s`, `42 s`, `3 min`
    static String rough(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds >= 600) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
}
