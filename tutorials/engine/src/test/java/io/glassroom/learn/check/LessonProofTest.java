package io.glassroom.learn.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.glassroom.learn.compile.SourceCompiler;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.course.Mutant;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.protocol.packet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the checks are worth: they refuse each starter and each wrong solution, and accept each right one.
@Timeout(240)
class LessonProofTest {

    private static final Course COURSE = Course.load();

    /// Wrong solutions that fail before anything is said, and why.
    private static final Map<String, String> WITHOUT_BYTES = Map.of(
            "codes-in-the-order-of-insertion", "RouteDictionary.of gives codes, and no bytes",
            "code-zero", "RouteDictionary.of gives codes, and no bytes",
            "late-end-removes-the-new-session", "SessionService knows sessions alone");

    @TempDir
    private static Path folder = Path.of("");

    @TestFactory
    Stream<DynamicNode> everyLesson() {
        return COURSE.lessons().stream().filter(Lesson::isChecked).map(lesson -> dynamicContainer(lesson.toString(), proofs(lesson)));
    }

    private static Stream<DynamicTest> proofs(Lesson lesson) {
        return Stream.concat(
                Stream.of(
                        dynamicTest("all starters together compile", () -> startersCompile(lesson)),
                        dynamicTest("its starter fails each step", () -> starterFails(lesson)),
                        dynamicTest("its solution passes each step, and all before", () -> solutionPasses(lesson))),
                lesson.mutants().stream().map(mutant -> dynamicTest(
                        mutant.name() + " fails at " + mutant.fails(), () -> mutantFails(lesson, mutant))));
    }

    private static void startersCompile(Lesson lesson) throws IOException {
        var workspace = workspace(lesson, "starters");
        workspace.begin(lesson);
        Path classes = Files.createDirectories(folder.resolve(lesson.number() + "-classes"));
        assertEquals(List.of(), new SourceCompiler().compile(workspace.filesUpTo(lesson), classes));
    }

    private static void starterFails(Lesson lesson) throws IOException, InterruptedException {
        Report report = check(lesson, "starter", name -> COURSE.starter(name));
        assertEquals(List.of(), report.problems());
        for (StepVerdict step : report.steps()) {
            assertInstanceOf(Verdict.Failed.class, step.verdict(), step::toString);
        }
    }

    private static void solutionPasses(Lesson lesson) throws IOException, InterruptedException {
        var workspace = workspace(lesson, "solution");
        fill(workspace, lesson, name -> COURSE.solution(name, lesson));
        try (var checker = new Checker(COURSE, workspace)) {
            Report report = checker.checkWithPrevious(lesson, Locale.ENGLISH);
            assertTrue(report.passed(), () -> report.problems() + "\n" + report.steps() + "\n" + report.previous() + report.output());
        }
    }

    private static void mutantFails(Lesson lesson, Mutant mutant) throws IOException, InterruptedException {
        Report report = check(lesson, mutant.name(), name -> {
            String solution = COURSE.solution(name, lesson);
            return name.equals(mutant.file()) ? solution.replace(mutant.find(), mutant.replace()) : solution;
        });
        assertEquals(List.of(), report.problems());
        StepVerdict first = report.steps().stream().filter(step -> !step.passed()).findFirst().orElseThrow(() ->
                new AssertionError("nobody noticed"));
        assertEquals(mutant.fails(), first.step(), first::toString);
        Verdict.Failed failed = assertInstanceOf(Verdict.Failed.class, first.verdict(), first::toString);
        assertEquals(mutant.check(), failed.check(), first::toString);
        if (WITHOUT_BYTES.containsKey(mutant.name())) {
            assertTrue(failed.shown().isEmpty(), () -> "no more: " + WITHOUT_BYTES.get(mutant.name()));
        } else {
            isRecorded(failed);
        }
    }

    /// The recording of the run has the byte that it is opened at, and words beside its packet.
    private static void isRecorded(Verdict.Failed failed) throws IOException {
        Finding.Shown shown = failed.shown().orElseThrow(() -> new AssertionError("nothing to show of " + failed));
        Recording recording = Recording.read(shown.file());
        Bytes packet = recording.packets().get(shown.packet() - 1);
        assertTrue(shown.offset() < packet.length(), () -> shown + " of " + packet.hex());
        assertEquals(List.of(shown.packet()), recording.marks());
        assertTrue(recording.notes().containsKey(shown.packet()), recording::toString);
        if (System.getProperty("glassroom.print") != null) {
            System.out.println(failed + "\n" + Files.readString(shown.file()));
        }
    }

    private static Report check(Lesson lesson, String name, UnaryOperator<String> source) throws IOException, InterruptedException {
        var workspace = workspace(lesson, name);
        fill(workspace, lesson, source);
        try (var checker = new Checker(COURSE, workspace)) {
            return checker.check(lesson, Locale.ENGLISH);
        }
    }

    private static Workspace workspace(Lesson lesson, String name) {
        return new Workspace(folder.resolve(lesson.number() + "-" + name), COURSE);
    }

    /// The files of the lesson as they are given here, those of the lessons before it finished.
    private static void fill(Workspace workspace, Lesson lesson, UnaryOperator<String> source) throws IOException {
        Files.createDirectories(workspace.sources());
        for (Path file : workspace.filesUpTo(lesson)) {
            String name = file.getFileName().toString();
            Files.writeString(file, lesson.files().contains(name) ? source.apply(name) : COURSE.solution(name, lesson));
        }
    }
}
