package io.glassroom.client.timing;

import java.time.Duration;

/// How durations spread, without keeping them: counts in buckets that grow by a tenth each, so that a percentile is
/// right to a twentieth, and in the few columns of a histogram, which are exact. 0.8 KB, whatever is counted.
final class Spread {

    private static final double FINEST = 10_000; // nanoseconds
    private static final double GROWTH = Math.log(1.1);
    private static final int BUCKETS = 180; // up to 280 s

    /// Where the columns of the histogram begin, microseconds; the last one has no end.
    private static final long[] EDGES = {
        0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000
    };

    private final int[] counts = new int[BUCKETS];
    private final int[] columns = new int[EDGES.length];
    private long count;
    private long sum; // nanoseconds
    private long longest;

    void add(Duration duration) {
        long nanos = Math.max(0, duration.toNanos());
        counts[bucket(nanos)]++;
        columns[column(duration)]++;
        count++;
        sum += nanos;
        longest = Math.max(longest, nanos);
    }

    private static int bucket(long nanos) {
        return nanos <= FINEST ? 0 : Math.min(BUCKETS - 1, 1 + (int) (Math.log(nanos / FINEST) / GROWTH));
    }

    private static double middle(int bucket) {
        return bucket == 0 ? FINEST / 2 : FINEST * Math.exp((bucket - 0.5) * GROWTH);
    }

    long count() {
        return count;
    }

    Duration mean() {
        return Duration.ofNanos(count == 0 ? 0 : sum / count);
    }

    Duration max() {
        return Duration.ofNanos(longest);
    }

    /// @param share 0 to 1
    Duration percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long below = 0;
        for (int i = 0; i < BUCKETS; i++) {
            below += counts[i];
            if (below >= rank) {
                return Duration.ofNanos(Math.min(longest, (long) middle(i)));
            }
        }
        return Duration.ZERO;
    }

    /// How many columns the histogram has.
    static int columns() {
        return EDGES.length;
    }

    /// Where a column begins; the one after the last is endlessly far away.
    static Duration edge(int column) {
        return column == EDGES.length ? Duration.ofNanos(Long.MAX_VALUE) : Duration.ofNanos(EDGES[column] * 1_000);
    }

    /// The column that a duration is counted in.
    static int column(Duration duration) {
        int column = EDGES.length - 1;
        while (column > 0 && duration.compareTo(edge(column)) < 0) {
            column--;
        }
        return column;
    }

    /// How many were in this column.
    int in(int column) {
        return columns[column];
    }
}
