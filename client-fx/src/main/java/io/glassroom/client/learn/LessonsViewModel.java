package io.glassroom.client.learn;

import io.glassroom.client.action.Actions;
import io.glassroom.client.settings.LayoutMemory;
import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.check.StepVerdict;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.workspace.SourceWatch;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/// The lessons: which one is open, how far the learner is, and what the last check has found. Owned by the FX thread.
public final class LessonsViewModel {

    private static final String MEMORY = "lesson"; // the id of the one that is open

    private final Around around;
    private final LayoutMemory memory;
    private final Sitting sitting;
    private final Errands errands;
    private final ReplaceViewModel replacing = new ReplaceViewModel(this::canCheck, this::replace);
    private @Nullable Bench bench;
    private boolean entered;
    private @Nullable SourceWatch watch;
    private boolean savedMeanwhile; // while a check was running
    private boolean closed;
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Report> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<String>> passed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<Lesson>> viewed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();

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

    /// @param memory of the lesson that was open the last time
    /// @param sitting of whoever learns
    public LessonsViewModel(Around around, LayoutMemory memory, Sitting sitting) {
        this.around = around;
        this.memory = memory;
        this.sitting = sitting;
        this.errands = new Errands(around.threads, around.post);
    }

    /// Names what can be done with the lesson that is open.
    ///
    /// @param front brings it to the front
    public void name(Actions actions, Runnable front) {
        BooleanBinding possible = Bindings.createBooleanBinding(this::canCheck, lesson);
        actions.add("lesson.check", "lesson", "", first(front, this::check), possible);
        actions.add("lesson.reset", "lesson", "", first(front, () -> replacing.ask(Replacement.RESET)), possible);
        actions.add("lesson.solution", "lesson", "", first(front, () -> replacing.ask(Replacement.SOLUTION)), possible);
    }

    private static Runnable first(Runnable front, Runnable command) {
        return () -> {
            front.run();
            command.run();
        };
    }

    /// Reads the course when it is first wanted.
    private void read() {
        if (bench == null) {
            Course course = Course.load();
            bench = new Bench(course, around.folder.map(folder -> Hand.in(folder, course)));
            refresh();
        }
    }

    /// Opens the lesson that was open the last time, when the lessons are first looked at.
    public void enter() {
        read();
        if (entered) {
            return;
        }
        entered = true;
        reopen();
    }

    /// The learner was in another window meanwhile: shows the lesson as they have left it there.
    public void comeBack() {
        if (!entered) {
            return;
        }
        refresh();
        lesson.set(null);
        reopen();
    }

    private void reopen() {
        memory.recall(MEMORY)
                .flatMap(id -> lessons().stream().filter(each -> each.id().equals(id)).findFirst())
                .ifPresent(this::open);
    }

    /// Watches no file until [#comeBack].
    public void stepAside() {
        unwatch();
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
        return errands.trouble();
    }

    /// How many steps of a lesson have passed.
    public int passedOf(Lesson which) {
        return (int) which.steps().stream().filter(passed.get()::contains).count();
    }

    /// The first lesson that is not done; the last one if all are.
    public Lesson current() {
        return lessons().stream()
                .filter(each -> passedOf(each) < each.steps().size())
                .findFirst()
                .orElse(lessons().getLast());
    }

    /// The lesson after this one; absent after the last.
    public Optional<Lesson> following(Lesson which) {
        return lessons().stream().filter(each -> each.number() > which.number()).findFirst();
    }

    /// What the last check says of a step; absent if it was not checked since the lesson was opened.
    public Optional<Verdict> verdict(String step) {
        return Optional.ofNullable(report.get()).flatMap(found -> found.steps().stream()
                .filter(each -> each.step().equals(step))
                .map(StepVerdict::verdict)
                .findFirst());
    }

    /// The lessons whose solution was looked at.
    public ReadOnlyObjectProperty<Set<Lesson>> viewed() {
        return viewed.getReadOnlyProperty();
    }

    /// The question before the learner's files are replaced, and what came of it.
    public ReplaceViewModel replacing() {
        return replacing;
    }

    /// What the learner's code printed in the last check; absent if nothing.
    public Optional<Printed> printed() {
        return Optional.ofNullable(report.get())
                .map(Report::output)
                .filter(output -> !output.text().isBlank())
                .map(Printed::new);
    }

    /// How many hints of a step are shown.
    public int hints(String step) {
        return sitting.hints(step);
    }

    /// How far down its page a lesson was left, in pixels.
    public double place(Lesson which) {
        return sitting.place(which);
    }

    /// Where the learner's files are; absent if nobody has said so.
    public Optional<Path> sources() {
        return hand().map(at -> at.workspace().sources());
    }

    private boolean canCheck() {
        Lesson now = lesson.get();
        return now != null && now.isChecked() && hand().isPresent();
    }

    private Optional<Hand> hand() {
        return Optional.ofNullable(bench).flatMap(Bench::hand);
    }

    // Commands

    /// Opens a lesson, and puts its starters into the learner's folder. From then on it is checked on each save. What
    /// the last check found is still there; if files were saved since, there is another check.
    public void open(Lesson which) {
        unwatch();
        sitting.open(which);
        errands.forget();
        replacing.dismiss();
        Optional<Sitting.Found> before = sitting.found(which);
        report.set(before.map(Sitting.Found::report).orElse(null)); // first: nothing was found just now
        lesson.set(which);
        memory.remember(MEMORY, which.id());
        if (which.isChecked()) {
            hand().ifPresent(at -> errands.send(() -> {
                at.workspace().begin(which);
                boolean stale = before.isPresent() && !before.get().saved().equals(at.saved(which));
                errands.tell(() -> {
                    watch(which, at);
                    if (stale && which.equals(lesson.get())) {
                        check();
                    }
                });
                at.checker().prepare();
            }, () -> {}));
        }
    }

    private void watch(Lesson which, Hand at) {
        if (which.equals(lesson.get()) && watch == null && !closed) {
            watch = SourceWatch.start(at.workspace().sources(), () -> errands.tell(this::check));
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
        replacing.dismiss();
        lesson.set(null);
        report.set(null);
        memory.remember(MEMORY, "");
        refresh();
    }

    /// Checks the learner's files of the open lesson; what was found comes into [#report]. If a check is running,
    /// another one follows it: what it reads may be older than what was saved.
    public void check() {
        Lesson checked = lesson.get();
        if (checked == null || !canCheck() || closed) {
            return;
        }
        if (checking.get()) {
            savedMeanwhile = true;
            return;
        }
        hand().ifPresent(at -> {
            checking.set(true);
            Locale language = around.language.get();
            errands.send(() -> {
                List<FileTime> saved = at.saved(checked);
                Report found = at.checker().check(checked, language);
                errands.tell(() -> show(new Sitting.Found(found, saved)));
                at.progress().keep(found);
            }, this::checked);
        });
    }

    private void checked() {
        checking.set(false);
        refresh();
        if (savedMeanwhile) {
            savedMeanwhile = false;
            check();
        }
    }

    /// Of a lesson that is only read: it has been.
    public void done() {
        Lesson read = lesson.get();
        if (read != null && !read.isChecked()) {
            hand().ifPresent(at -> errands.run(() -> at.progress().pass(read.steps())));
            refresh();
        }
    }

    /// Something has happened in the window, wherever the learner is: if they have opened a lesson with a step about
    /// it, that has passed. Before, nobody had asked for it.
    ///
    /// @param event as lessons call it: `filter-applied`
    public void happened(String event) {
        if (sitting.isFresh()) {
            return; // most of the time; not even the course is read then
        }
        read();
        List<String> news = lessons().stream()
                .filter(each -> each.events().contains(event) && sitting.hasOpened(each))
                .map(each -> each.steps().get(each.events().indexOf(event)))
                .filter(step -> !passed.get().contains(step))
                .toList();
        if (!news.isEmpty()) {
            hand().ifPresent(at -> errands.run(() -> at.progress().pass(news)));
            refresh();
        }
    }

    /// Shows one hint of a step more.
    public void hint(String step) {
        sitting.hint(step);
    }

    /// The learner has scrolled.
    ///
    /// @param place as [#place] tells it
    public void scrolled(Lesson which, double place) {
        sitting.leave(which, place);
    }

    /// What the learner has confirmed. A solution is checked at once; starters are not, for everybody knows that they
    /// fail.
    private void replace(Replacement by) {
        Lesson which = lesson.get();
        if (which == null) {
            return;
        }
        hand().ifPresent(at -> {
            unwatch(); // this is no save of the learner's
            errands.send(() -> {
                List<Path> kept = at.replace(by, which);
                errands.tell(() -> replaced(which, new ReplaceViewModel.Replaced(by, kept)));
            }, () -> watch(which, at));
        });
    }

    private void replaced(Lesson which, ReplaceViewModel.Replaced now) {
        sitting.forget(which);
        refresh();
        if (which.equals(lesson.get())) {
            report.set(null);
            replacing.done(now);
            if (now.by() == Replacement.SOLUTION) {
                check();
            }
        }
    }

    public void showPackets(Finding.Shown shown) {
        sitting.show(shown);
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
        hand().ifPresent(at -> around.threads.execute(at.checker()::close));
    }

    private void show(Sitting.Found found) {
        Lesson checked = found.report().lesson();
        sitting.keep(checked, found);
        if (checked.equals(lesson.get())) {
            report.set(found.report());
        }
    }

    private void refresh() {
        hand().ifPresent(at -> {
            viewed.set(lessons().stream().filter(at.progress()::hasViewed).collect(Collectors.toSet()));
            passed.set(at.progress().passed());
        });
    }
}
