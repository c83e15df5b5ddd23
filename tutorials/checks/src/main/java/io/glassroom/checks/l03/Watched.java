package io.glassroom.checks.l03;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mychat.HeartbeatMonitor;

/// The learner's monitor on a clock that the check turns. Notes when it beats and when it finds the other end silent,
/// in milliseconds from its making.
final class Watched {

    private static final int FLOOD = 1_000; // beats; no check expects so many

    private final ManualClock clock = new ManualClock();
    private final Duration interval;
    private final long made;
    private final List<Long> beats = new ArrayList<>();
    private final List<Long> silences = new ArrayList<>();
    private final HeartbeatMonitor monitor;
    private Runnable duringBeat = () -> {};

    Watched(Duration interval) {
        this(interval, Duration.ZERO);
    }

    /// @param age what the clock shows already
    Watched(Duration interval, Duration age) {
        this.interval = interval;
        clock.advance(age);
        made = clock.millis();
        monitor = new HeartbeatMonitor(clock, interval, this::beat, () -> silences.add(now()));
    }

    private void beat() {
        beats.add(now());
        String expected = "one each " + interval.toMillis() + " ms";
        Expect.that("beats", beats.size() <= FLOOD, expected, FLOOD + " within " + now() + " ms");
        duringBeat.run();
    }

    HeartbeatMonitor monitor() {
        return monitor;
    }

    /// From now on each beat does this as well.
    void duringBeat(Runnable task) {
        duringBeat = task;
    }

    /// Milliseconds since it was made.
    long now() {
        return clock.millis() - made;
    }

    /// Lets time pass until so many milliseconds after its making.
    void until(long millis) {
        clock.advance(Duration.ofMillis(millis - now()));
    }

    /// Lets so many intervals pass.
    void intervals(int count) {
        clock.advance(interval.multipliedBy(count));
    }

    void expectBeats(String when, List<Long> at) {
        Expect.equal("beats, " + when, text(at), text(beats));
    }

    /// As [#expectBeats], but only until the first call of silent: when that comes is another step's concern.
    void expectBeatsUntilSilence(String when, List<Long> at) {
        long end = silences.isEmpty() ? Long.MAX_VALUE : silences.getFirst();
        Expect.equal("beats, " + when, text(before(end, at)), text(before(end, beats)));
    }

    private static List<Long> before(long end, List<Long> moments) {
        return moments.stream().filter(moment -> moment < end).toList();
    }

    void expectSilence(String when, Long... at) {
        Expect.equal("calls of silent, " + when, text(List.of(at)), text(silences));
    }

    /// What it still has to do is to be done by the clock.
    int waiting() {
        return clock.waiting();
    }

    private static String text(List<Long> moments) {
        return moments.isEmpty()
                ? "none"
                : moments.stream().map(String::valueOf).collect(Collectors.joining(", ", "at ", " ms"));
    }
}
