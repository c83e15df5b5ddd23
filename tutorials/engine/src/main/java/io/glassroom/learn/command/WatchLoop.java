package io.glassroom.learn.command;

import io.glassroom.learn.check.Checker;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.workspace.SourceWatch;
import io.glassroom.server.inspect.Screen.Ink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Shows a step, waits for a file to be saved or a key to be pressed, and so on to the next step. What happens is queued
/// by two threads and done by the one that calls [#run].
final class WatchLoop {

    private final Desk desk;
    private final boolean timing;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private Lesson lesson;
    private String step;
    private int hints; // given for this step
    private long begun; // when the files of a lesson were put there, until the watch has told of it

    private sealed interface Event {
        record Saved() implements Event {}

        record Typed(String word) implements Event {}

        record EndOfInput() implements Event {}
    }

    WatchLoop(Desk desk, boolean timing) {
        this.desk = desk;
        this.timing = timing;
        this.lesson = desk.progress().current(desk.course());
        this.step = firstOpen(lesson);
    }

    /// Whoever goes through a lesson that is done begins at its beginning.
    private String firstOpen(Lesson of) {
        return desk.open(of).stream().findFirst().orElse(of.steps().getFirst());
    }

    /// Until somebody types `q`, or the input ends.
    void run(InputStream keyboard) throws IOException, InterruptedException {
        List<Path> fresh = desk.workspace().begin(lesson);
        try (var checker = new Checker(desk.course(), desk.workspace());
                var _ = SourceWatch.start(desk.workspace().sources(), () -> events.add(new Event.Saved()))) {
            checker.prepare();
            enter(fresh); // what it says may be answered by a save
            Thread.ofVirtual().name("keyboard").start(() -> read(keyboard));
            boolean goesOn = true;
            while (goesOn) {
                Event event = events.take();
                goesOn = switch (event) {
                    case Event.Saved() -> {
                        saved(checker);
                        yield true;
                    }
                    case Event.Typed(String word) -> typed(word, checker);
                    case Event.EndOfInput() -> false;
                };
                desk.paper().flush();
            }
        }
        desk.paper().line(desk.texts().get("bye"));
        desk.paper().flush();
    }

    private void read(InputStream keyboard) {
        var in = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                events.add(new Event.Typed(line.strip()));
            }
        } catch (IOException gone) {
            // as at the end
        }
        events.add(new Event.EndOfInput());
    }

    /// @return false if that was enough
    private boolean typed(String word, Checker checker) throws IOException, InterruptedException {
        switch (word) {
            case "q" -> {
                return false;
            }
            case "" -> check(checker);
            case "n" -> next();
            case "h" -> new Hints(desk).print(lesson, step, ++hints);
            case "s" -> show();
            default -> waiting();
        }
        return true;
    }

    /// Shows the lesson's text.
    ///
    /// @param fresh files that were put there for it
    private void enter(List<Path> fresh) {
        desk.printOpening(lesson);
        fresh.forEach(file -> desk.paper().line(desk.texts().get("begun.file", desk.shown(file))));
        leansOn().ifPresent(earlier -> desk.paper().line(desk.texts().get("lesson.leans", earlier.number())));
        show();
        desk.paper().flush();
    }

    private Optional<Lesson> leansOn() {
        return desk.course().lessons().stream()
                .filter(each -> each.isChecked() && each.number() < lesson.number() && !desk.progress().hasPassed(each))
                .findFirst();
    }

    private void show() {
        hints = 0;
        desk.paper().line();
        desk.printStep(lesson, step);
        waiting();
    }

    private void waiting() {
        String key = lesson.isChecked() ? "lesson.waiting" : "lesson.reading";
        desk.paper().wrapped("", "", desk.paper().paint(Ink.FAINT, desk.texts().get(key)));
    }

    private void next() throws IOException {
        if (!lesson.isChecked()) {
            desk.progress().pass(List.of(step));
        }
        int at = lesson.steps().indexOf(step);
        if (at + 1 < lesson.steps().size()) {
            step = lesson.steps().get(at + 1);
            show();
            return;
        }
        Optional<Lesson> following = desk.course().lessons().stream()
                .filter(each -> each.number() > lesson.number())
                .findFirst();
        if (following.isEmpty()) {
            desk.paper().line(desk.texts().get("lesson.all_done"));
            return;
        }
        lesson = following.get();
        step = firstOpen(lesson);
        List<Path> fresh = desk.workspace().begin(lesson);
        begun = fresh.isEmpty() ? 0 : lastSave();
        enter(fresh);
    }

    /// The watch cannot tell who has written: files that a lesson begins with are not the learner's work.
    private void saved(Checker checker) throws IOException, InterruptedException {
        boolean learners = begun == 0 || lastSave() != begun;
        begun = 0;
        if (learners) {
            check(checker);
        }
    }

    private void check(Checker checker) throws IOException, InterruptedException {
        if (!lesson.isChecked()) {
            waiting();
            return;
        }
        desk.paper().line();
        desk.paper().line(desk.paper().paint(Ink.FAINT, desk.texts().get("checking", lesson.number())));
        desk.paper().flush();
        boolean done = desk.progress().hasPassed(lesson);
        Report report = checker.check(lesson, desk.language());
        long saved = System.currentTimeMillis() - lastSave();
        if (report.lessonPassed() && !done) {
            report = checker.checkWithPrevious(lesson, desk.language());
        }
        desk.progress().keep(report);
        desk.reports().print(report);
        if (timing) {
            desk.paper().line(desk.texts().get("timing", report.compiling().toMillis(), report.checking().toMillis()));
            desk.paper().line(desk.texts().get("timing.saved", saved));
        }
        goOn(report);
    }

    /// Shows the next step if this one has passed now.
    private void goOn(Report report) {
        if (report.lessonPassed()) {
            desk.paper().line();
            desk.paper().line(desk.paper().paint(Ink.BOLD, desk.texts().get("lesson.done", lesson.number())));
            step = lesson.steps().getLast();
            waiting();
            return;
        }
        Optional<String> failing = report.steps().stream()
                .filter(each -> !each.passed())
                .map(each -> each.step())
                .findFirst();
        boolean further = report.problems().isEmpty()
                && failing.isPresent()
                && lesson.steps().indexOf(failing.get()) > lesson.steps().indexOf(step);
        if (further) {
            step = failing.get();
            show();
        }
    }

    private long lastSave() {
        return desk.workspace().filesUpTo(lesson).stream()
                .mapToLong(WatchLoop::modified)
                .boxed()
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
