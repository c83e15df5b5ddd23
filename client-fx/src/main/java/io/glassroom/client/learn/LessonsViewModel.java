package io.glassroom.client.learn;

import io.glassroom.client.settings.LayoutMemory;
import io.glassroom.learn.check.Checker;
import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.check.StepVerdict;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.progress.Progress;
import io.glassroom.learn.workspace.SourceWatch;
import io.glassroom.learn.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/// The lessons: which one is open, how far the learner is, and what the last check has found. Owned by the FX thread.
public final class LessonsViewModel {

    private static final String MEMORY = "lesson"; // the id of the one that is open

    private final Around around;
    private final LayoutMemory memory;
    private @Nullable Bench bench;
    private @Nullable SourceWatch watch;
    private boolean savedMeanwhile; // while a check was running
    private boolean closed;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<String>> passed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final Map<String, IntegerProperty> hints = new HashMap<>(); // how many are shown, by step

    /// What is around the lessons.
    ///
    /// @param folder of the learner; absent if nobody has said where it is, and then lessons are only read
    /// @param threads on which code is checked
    /// @param post brings what was found to the FX thread
    /// @param packets opens a recording at a packet and byte
    /// @param language of the words in recordings
    /// @param way brings the part of the window to the front that has a control
    public record Around(
            Optional<Path> folder,
            Executor threads,
            Consumer<Runnable> post,
            Consumer<Finding.Shown> packets,
            Supplier<Locale> language,
            Consumer<String> way) {}

    /// The course, and what works on the learner's folder.
    private record Bench(Course course, Optional<Hand> hand) {}

    private record Hand(Workspace workspace, Progress progress, Checker checker) {}

    public LessonsViewModel(Around around, LayoutMemory memory) {
        this.around = around;
        this.memory = memory;
    }

    /// Reads the course when it is first wanted, and opens the lesson that was open the last time.
    public void enter() {
        if (bench != null) {
            return;
        }
        Course course = Course.load();
        bench = new Bench(course, around.folder.map(folder -> {
            var workspace = new Workspace(folder, course);
            return new Hand(workspace, new Progress(workspace.progress()), new Checker(course, workspace));
        }));
        refresh();
        memory.recall(MEMORY)
                .flatMap(id -> lessons().stream().filter(each -> each.id().equals(id)).findFirst())
                .ifPresent(this::open);
    }

    // Properties

    public List<Lesson> lessons() {
        return Objects.requireNonNull(bench, "not entered").course.lessons();
    }

    /// The one that is open; null while the list is shown.
    public ReadOnlyObjectProperty<@Nullable Lesson> lesson() {
        return lesson.getReadOnlyProperty();
    }

    /// What the last check of the open lesson has found; null before the first.
    public ReadOnlyObjectProperty<@Nullable Report> report() {
        return report.getReadOnlyProperty();
    }

    /// The steps that have passed once.
    public ReadOnlyObjectProperty<Set<String>> passed() {
        return passed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// What kept the learner's folder from being read or written; empty if nothing did.
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// How many steps of a lesson have passed.
    public int passedOf(Lesson which) {
        return (int) which.steps().stream().filter(passed.get()::contains).count();
    }

    /// What the last check says of a step; absent if it was not checked since the lesson was opened.
    public Optional<Verdict> verdict(String step) {
        return Optional.ofNullable(report.get()).flatMap(found -> found.steps().stream()
                .filter(each -> each.step().equals(step))
                .map(StepVerdict::verdict)
                .findFirst());
    }

    /// How many hints of a step are shown.
    public IntegerProperty hints(String step) {
        return hints.computeIfAbsent(step, fresh -> new SimpleIntegerProperty());
    }

    /// Where the learner's files are; absent if nobody has said so.
    public Optional<Path> sources() {
        return hand().map(at -> at.workspace.sources());
    }

    private Optional<Hand> hand() {
        return Optional.ofNullable(bench).flatMap(Bench::hand);
    }

    // Commands

    /// Opens a lesson, and puts its starters into the learner's folder. From then on it is checked on each save.
    public void open(Lesson which) {
        unwatch();
        report.set(null);
        trouble.set("");
        lesson.set(which);
        memory.remember(MEMORY, which.id());
        if (which.isChecked()) {
            hand().ifPresent(at -> around.threads.execute(() -> attempt(() -> {
                at.workspace.begin(which);
                around.post.accept(() -> watch(which, at));
                at.checker.prepare();
            })));
        }
    }

    private void watch(Lesson which, Hand at) {
        if (which.equals(lesson.get()) && watch == null && !closed) {
            watch = SourceWatch.start(at.workspace.sources(), () -> around.post.accept(this::check));
        }
    }

    private void unwatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /// Back to the list.
    public void leave() {
        unwatch();
        lesson.set(null);
        report.set(null);
        memory.remember(MEMORY, "");
        refresh();
    }

    /// Checks the learner's files of the open lesson; what was found comes into [#report]. If a check is running, another
    /// one follows it: what it reads may be older than what was saved.
    public void check() {
        Lesson checked = lesson.get();
        if (checked == null || !checked.isChecked() || closed) {
            return;
        }
        if (checking.get()) {
            savedMeanwhile = true;
            return;
        }
        hand().ifPresent(at -> {
            checking.set(true);
            trouble.set("");
            Locale language = around.language.get();
            around.threads.execute(() -> {
                attempt(() -> {
                    Report found = at.checker.check(checked, language);
                    around.post.accept(() -> show(found));
                    at.progress.keep(found);
                });
                around.post.accept(() -> {
                    checking.set(false);
                    refresh();
                    if (savedMeanwhile) {
                        savedMeanwhile = false;
                        check();
                    }
                });
            });
        });
    }

    /// Of a lesson that is only read: it has been.
    public void done() {
        Lesson read = lesson.get();
        if (read != null && !read.isChecked()) {
            hand().ifPresent(at -> attempt(() -> at.progress.pass(read.steps())));
            refresh();
        }
    }

    /// Something has happened in the window: a step of the open lesson may be about it, and has passed then.
    ///
    /// @param event as lessons call it: `filter-applied`
    public void happened(String event) {
        Lesson read = lesson.get();
        int at = read == null ? -1 : read.events().indexOf(event);
        if (read == null || at < 0 || passed.get().contains(read.steps().get(at))) {
            return;
        }
        hand().ifPresent(hand -> attempt(() -> hand.progress.pass(List.of(read.steps().get(at)))));
        refresh();
    }

    public void showPackets(Finding.Shown shown) {
        around.packets.accept(shown);
    }

    /// Brings the part of the window to the front that has this control.
    public void wayTo(String control) {
        around.way.accept(control);
    }

    /// Watches no file any more, and ends the process that waits for the next check.
    public void close() {
        closed = true;
        unwatch();
        hand().ifPresent(at -> around.threads.execute(at.checker::close));
    }

    private void show(Report found) {
        if (found.lesson().equals(lesson.get())) {
            report.set(found);
        }
    }

    private void refresh() {
        hand().ifPresent(at -> passed.set(at.progress.passed()));
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Task task) {
        try {
            task.run();
        } catch (IOException | IllegalStateException e) { // the latter: the window was closed meanwhile
            around.post.accept(() -> trouble.set(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
