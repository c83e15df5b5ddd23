package io.glassroom.samples.benchmarks.load;

import org.HdrHistogram.Histogram;

/// Collects latencies of up to a minute with three significant digits.
final class Latencies {
    private static final long LONGEST = 60_000_000_000L; // nanoseconds

    private final Histogram histogram = new Histogram(1_000, LONGEST, 3);

    void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    void reset() {
        histogram.reset();
    }

    Percentiles percentiles() {
        return new Percentiles(histogram.getTotalCount(), millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)), millis(histogram.getValueAtPercentile(99.9)),
                millis(histogram.getMaxValue()));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
