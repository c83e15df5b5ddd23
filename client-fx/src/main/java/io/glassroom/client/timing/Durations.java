package io.glassroom.client.timing;

import java.time.Duration;
import java.util.Locale;

/// How durations are written here: the same in every language.
final class Durations {

    private Durations() {}

    /// `0.04 ms`, `3.1 ms`, `31 ms`, `1.2 s`; a dash for none.
    static String brief(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis == 0) {
            return "–";
        }
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 1 ? "%.2f ms" : millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    /// `12.3`
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }
}
