package io.glassroom.client.pump;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What the batches of the last minute cost, part by part. A few thousand numbers, written over and over. Owned by the
/// FX thread.
public final class BatchLog {

    /// The first part: taking records in.
    public static final String CAPTURE = "capture";

    /// What a batch should stay below, so that it delays no frame by more than one.
    public static final Duration LIMIT = Duration.ofMillis(20);

    private static final int KEPT = 600; // a minute of them
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<String> parts = new ArrayList<>(List.of(CAPTURE));
    private final List<int[]> micros = new ArrayList<>(List.of(new int[KEPT])); // by part
    private final int[] whole = new int[KEPT];
    private final int[] records = new int[KEPT];
    private final long[] begun = new long[KEPT];
    private long batches;
    private long slow;

    /// What one part cost.
    ///
    /// @param p95 of the last minute, as is the worst
    public record Cost(Duration last, Duration p95, Duration worst) {}

    BatchLog() {}

    // Properties

    /// The names of the parts, in their order.
    public List<String> parts() {
        return Collections.unmodifiableList(parts);
    }

    /// Batches so far.
    public long batches() {
        return batches;
    }

    /// Batches so far that took longer than [#LIMIT].
    public long slow() {
        return slow;
    }

    /// What whole batches cost.
    public Cost whole(long now) {
        return cost(whole, now);
    }

    /// What one part of them cost.
    ///
    /// @param part its place among [#parts]
    public Cost part(int part, long now) {
        return cost(micros.get(part), now);
    }

    /// Records a second over the last seconds.
    public double rate(long now, Duration span) {
        long sum = 0;
        for (int i = 0; i < Math.min(batches, KEPT); i++) {
            if (now - begun[i] <= span.toNanos()) {
                sum += records[i];
            }
        }
        return sum / (span.toNanos() / 1e9);
    }

    // Commands

    void name(String part) {
        parts.add(part);
        micros.add(new int[KEPT]);
    }

    /// Notes a batch down.
    ///
    /// @param ends when each part ended, nanoseconds
    void note(long start, long[] ends, int carried) {
        int at = (int) (batches++ % KEPT);
        begun[at] = start;
        records[at] = carried;
        long before = start;
        for (int part = 0; part < ends.length; part++) {
            micros.get(part)[at] = (int) ((ends[part] - before) / 1_000);
            before = ends[part];
        }
        whole[at] = (int) ((before - start) / 1_000);
        if (before - start > LIMIT.toNanos()) {
            slow++;
        }
    }

    private Cost cost(int[] measured, long now) {
        int known = (int) Math.min(batches, KEPT);
        int[] recent = new int[known];
        int count = 0;
        for (int i = 0; i < known; i++) {
            if (now - begun[i] <= MINUTE) {
                recent[count++] = measured[i];
            }
        }
        if (count == 0) {
            return new Cost(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
        Arrays.sort(recent, 0, count);
        int last = measured[(int) ((batches - 1) % KEPT)];
        return new Cost(micros(last), micros(recent[(count - 1) * 95 / 100]), micros(recent[count - 1]));
    }

    private static Duration micros(int value) {
        return Duration.ofNanos(value * 1_000L);
    }
}
