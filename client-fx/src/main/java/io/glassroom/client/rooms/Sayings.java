package io.glassroom.client.rooms;

import java.time.Duration;
import java.util.Locale;

/// How figures are written here: the same in every language.
final class Sayings {

    private Sayings() {}

    /// `40 µs`, `0.4 ms`, `31 ms`, `1.2 s`, `3 min`
    static String brief(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 0.1) {
            return duration.toNanos() / 1_000 + " µs";
        }
        if (millis >= 600_000) {
            return String.format(Locale.ROOT, "%.0f min", millis / 60_000);
        }
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    /// `0.4 s`, `42 s`: one form for a column that counts up.
    static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    /// `812`, `4.1 k`, `2.3 M`: bytes in a narrow column.
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return Long.toString(bytes);
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f k", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f M", bytes / 1e6);
    }

    /// `812 B`, `4.1 kB`: bytes in a sentence.
    static String size(long bytes) {
        return bytes(bytes) + (bytes < 1_000 ? " B" : "B");
    }
}
