package io.glassroom.checks.l03;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mychat.HeartbeatMonitor;

/// The learner's monitor on a clock that the check turns. Notes when it beats and when it finds the other end silent, in
/// milliseconds from its making, and also what was done to it, which is told when something is wrong.
final class Watched {

    private static final int FLOOD = 1_000; // beats; no check expects so many
    private static final int TOLD = 2; // of the first and of the last things that were done

    private final ManualClock clock = new ManualClock();
    private final Duration interval;
    private final long made;
    private final List<String> done = new ArrayList<>();
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
        if (beats.size() > FLOOD) {
            Expect.equal(story() + ": beat.run()", 1 + now() / interval.toMillis(), (long) beats.size());
        }
        duringBeat.run();
    }

    void start() {
        note("start()");
        monitor.start();
    }

    void heard() {
        note("heard()");
        monitor.heard();
    }

    void stop() {
        note("stop()");
        monitor.stop();
    }

    private void note(String what) {
        done.add(what + " at " + now() + " ms");
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

    /// It has beaten at these moments, and at no others.
    void expectBeats(Long... at) {
        expect("beat.run()", List.of(at), beats);
    }

    /// As [#expectBeats], but only until the first call of silent: when that comes is another step's concern.
    void expectBeatsUntilSilence(Long... at) {
        long end = silences.isEmpty() ? Long.MAX_VALUE : silences.getFirst();
        expect("beat.run()", before(end, List.of(at)), before(end, beats));
    }

    private static List<Long> before(long end, List<Long> moments) {
        return moments.stream().filter(moment -> moment < end).toList();
    }

    /// It has found the other end silent at these moments, and at no others.
    void expectSilence(Long... at) {
        expect("silent.run()", List.of(at), silences);
    }

    private void expect(String what, List<Long> expected, List<Long> actual) {
        Expect.equal(story() + "; " + what + " until " + now() + " ms", text(expected), text(actual));
    }

    /// How many tasks the clock still has for it.
    void expectTasks(int count) {
        Expect.equal(story() + ": clock.after(…)", count, clock.waiting());
    }

    private String story() {
        List<String> told = new ArrayList<>(done);
        if (told.size() > 2 * TOLD) {
            told.subList(TOLD, told.size() - TOLD).clear();
            told.add(TOLD, "…");
        }
        told.addFirst("interval " + interval.toMillis() + " ms");
        return String.join(", ", told);
    }

    private static String text(List<Long> moments) {
        return moments.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "] ms"));
    }
}
