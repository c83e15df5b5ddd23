package io.glassroom.checks.l03;

import io.glassroom.checks.Expect;
import io.glassroom.checks.ManualClock;
import io.glassroom.checks.Track;
import io.glassroom.checks.Track.Side;
import io.glassroom.checks.Unlike.Place;
import io.glassroom.checks.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mychat.HeartbeatMonitor;

/// The learner's monitor on a clock that the check turns. Notes when it beats and when it finds the other end silent,
/// in milliseconds from its making, and also what was done to it, which is told when something is wrong.
final class Watched {

    private static final int FLOOD = 1_000; // beats; no check expects so many
    private static final int TOLD = 2; // of the first and of the last things that were done

    private static final byte[] HEARTBEAT = Expect.hex("03 00 00 00");
    private static final int NORMAL = 1000;
    private static final int SILENT = 4001; // how a server closes then

    private final ManualClock clock = new ManualClock();
    private final Track track = Track.working(Side.SERVER, "");
    private final Duration interval;
    private final long made;
    private final List<Words> done = new ArrayList<>();
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
        monitor = new HeartbeatMonitor(clock, interval, this::beat, this::silent);
    }

    private void silent() {
        silences.add(now());
        track.closed(SILENT, "silent.run()");
    }

    private void beat() {
        beats.add(now());
        track.out(HEARTBEAT);
        if (beats.size() > FLOOD) {
            Words what = told(Words.of("beat.run(), how often", "beat.run() 的次数"));
            Expect.equal(what, 1 + now() / interval.toMillis(), (long) beats.size());
        }
        duringBeat.run();
    }

    void start() {
        note("start()");
        monitor.start();
    }

    void heard() {
        note("heard()");
        track.in(HEARTBEAT);
        monitor.heard();
    }

    void stop() {
        note("stop()");
        track.closed(NORMAL, "stop()");
        monitor.stop();
    }

    private void note(String what) {
        done.add(Words.of(what + " at " + now() + " ms", what + " 在 " + now() + " ms"));
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
        expectBeats(List.of(at), beats);
    }

    /// As [#expectBeats], but only until the first call of silent: when that comes is another step's concern.
    void expectBeatsUntilSilence(Long... at) {
        long end = silences.isEmpty() ? Long.MAX_VALUE : silences.getFirst();
        expectBeats(before(end, List.of(at)), before(end, beats));
    }

    private static List<Long> before(long end, List<Long> moments) {
        return moments.stream().filter(moment -> moment < end).toList();
    }

    /// It has found the other end silent at these moments, and at no others.
    void expectSilence(Long... at) {
        expect("silent.run()", List.of(at), silences, Place.LAST);
    }

    private void expectBeats(List<Long> expected, List<Long> actual) {
        boolean missing = actual.size() < expected.size();
        expect("beat.run()", expected, actual, missing ? Place.missing(HEARTBEAT) : Place.LAST);
    }

    private void expect(String what, List<Long> expected, List<Long> actual, Place place) {
        Words until = Words.of(what + " until " + now() + " ms", "到 " + now() + " ms 为止的 " + what);
        Expect.equal(told(until), text(expected), text(actual), place);
    }

    /// How many tasks the clock still has for it.
    void expectTasks(int count) {
        Expect.equal(told(Words.both("clock.after(…)")), count, clock.waiting());
    }

    /// What was done, and then what is looked at.
    private Words told(Words what) {
        List<Words> story = new ArrayList<>(done);
        if (story.size() > 2 * TOLD) {
            story.subList(TOLD, story.size() - TOLD).clear();
            story.add(TOLD, Words.both("…"));
        }
        story.addFirst(Words.of("interval " + interval.toMillis() + " ms", "间隔 " + interval.toMillis() + " ms"));
        return Words.of(
                story.stream().map(Words::en).collect(Collectors.joining(", ")) + "; " + what.en(),
                story.stream().map(Words::zh).collect(Collectors.joining("，")) + "；" + what.zh());
    }

    private static String text(List<Long> moments) {
        return moments.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "] ms"));
    }
}
