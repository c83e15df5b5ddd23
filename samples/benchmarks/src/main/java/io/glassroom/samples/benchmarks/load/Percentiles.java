package io.glassroom.samples.benchmarks.load;

import java.util.Locale;

/// Latencies in milliseconds.
///
/// @param count how many were recorded
public record Percentiles(long count, double p50, double p99, double p999, double max) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, max %.3f ms", p50, p99, p999, max);
    }
}
