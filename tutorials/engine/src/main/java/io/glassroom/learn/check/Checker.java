package io.glassroom.learn.check;

import io.glassroom.learn.compile.Problem;
import io.glassroom.learn.compile.SourceCompiler;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the learner's files: compiles them and runs the checks in a process of their own. After [#prepare] one such process
/// always waits for the next time, so that a verdict comes within a second of its question.
///
/// Safe for any thread; one check at a time, and [#check] waits for the one before. It waits for the learner's code too:
/// at most the limit of the lesson and a few seconds. Call it away from the JavaFX thread.
public final class Checker implements AutoCloseable {

    private final Course course;
    private final Workspace workspace;
    private final RunFolder folder;
    private final SourceCompiler compiler = new SourceCompiler();
    private @Nullable Child waiting; // guarded by this
    private boolean ahead; // guarded by this
    private boolean closed; // guarded by this

    /// Starts nothing yet.
    public Checker(Course course, Workspace workspace) {
        this.course = course;
        this.workspace = workspace;
        this.folder = new RunFolder(workspace.classes());
    }

    /// From now on a process waits for the next check. Returns at once.
    public synchronized void prepare() throws IOException {
        ahead = true;
        if (!closed) {
            ready();
        }
    }

    private Child ready() throws IOException {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (waiting == null || !waiting.isAlive()) {
            discard();
            waiting = Child.start(folder.fresh());
        }
        return waiting;
    }

    /// Checks all steps of a lesson. Adds starters that are missing, so that there is something to compile.
    ///
    /// @param language of the words in a recording
    public synchronized Report check(Lesson lesson, Locale language) throws IOException, InterruptedException {
        return check(lesson, List.of(lesson), language);
    }

    /// The same, and the steps of all lessons before it once more.
    public synchronized Report checkWithPrevious(Lesson lesson, Locale language) throws IOException, InterruptedException {
        Report report = check(lesson, language);
        List<Lesson> earlier = course.lessons().stream()
                .filter(each -> each.number() < lesson.number() && each.isChecked())
                .toList();
        return report.problems().isEmpty() && !earlier.isEmpty()
                ? report.with(check(lesson, earlier, language))
                : report;
    }

    /// @param last whose files are compiled, with all before it
    /// @param judged whose checks are run
    private Report check(Lesson last, List<Lesson> judged, Locale language) throws IOException, InterruptedException {
        Child child = ready(); // it starts while the compiler works
        workspace.begin(last);
        long start = System.nanoTime();
        List<Problem> problems = compiler.compile(workspace.filesUpTo(last), child.classes());
        Duration compiling = Duration.ofNanos(System.nanoTime() - start);
        if (!problems.isEmpty()) {
            folder.clear(child.classes());
            return new Report(
                    last, problems, notRun(judged), List.of(), Output.NONE, Optional.empty(), compiling, Duration.ZERO);
        }
        Child.Run run = run(child, judged);
        List<StepVerdict> steps = judged.stream()
                .flatMap(lesson -> new Judge(lesson, new Showing(lesson, workspace, language)).judge(run).stream())
                .toList();
        return new Report(last, problems, steps, List.of(), run.output(), run.ending(), compiling, run.took());
    }

    private Child.Run run(Child child, List<Lesson> judged) throws InterruptedException, IOException {
        try {
            return child.run(judged);
        } finally {
            discard();
            if (ahead) {
                ready();
            }
        }
    }

    private static List<StepVerdict> notRun(List<Lesson> judged) {
        return judged.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .map(step -> new StepVerdict(step, new Verdict.NotRun()))
                .toList();
    }

    private void discard() {
        if (waiting != null) {
            Path classes = waiting.classes();
            waiting.close();
            folder.remove(classes);
            waiting = null;
        }
    }

    /// Ends the process that waits. Whoever checks at the moment is waited for.
    @Override
    public synchronized void close() {
        closed = true;
        discard();
    }
}
