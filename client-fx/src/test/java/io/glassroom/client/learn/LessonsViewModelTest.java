package io.glassroom.client.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.feed.GlassLine;
import io.glassroom.client.feed.Margin;
import io.glassroom.client.feed.RecordingReader;
import io.glassroom.client.settings.MemoryStore;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.text.Language;
import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks real code in real processes, on the thread of the test.
class LessonsViewModelTest {

    @TempDir
    private Path folder;

    private final Settings settings = new Settings(new MemoryStore(), Language.ENGLISH);
    private final Thread own = Thread.currentThread();
    private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
    private final List<Finding.Shown> opened = new ArrayList<>();
    private final Sitting sitting = new Sitting();
    private LessonsViewModel lessons;

    @BeforeEach
    void enter() {
        lessons = lessons(Optional.of(folder));
    }

    @AfterEach
    void close() {
        lessons.close();
    }

    private LessonsViewModel lessons(Optional<Path> where) {
        return lessons(where, sitting);
    }

    private LessonsViewModel lessons(Optional<Path> where, Sitting of) {
        var around = new LessonsViewModel.Around(
                where, Runnable::run, this::post, opened::add, () -> Locale.ENGLISH, control -> {});
        var made = new LessonsViewModel(around, settings.layout(), of);
        made.enter();
        return made;
    }

    /// What other threads post waits until the test takes it.
    private void post(Runnable action) {
        if (Thread.currentThread().equals(own)) {
            action.run();
        } else {
            posted.add(action);
        }
    }

    private Lesson lesson(int number) {
        return lessons.lessons().get(number);
    }

    private Verdict verdict(String step) {
        return lessons.verdict(step).orElseThrow();
    }

    @Test
    void starterFailsItsFirstStepWithTheRuleInBothLanguages() {
        lessons.open(lesson(1));
        assertTrue(lessons.verdict("1.1").isEmpty());
        lessons.check();
        var failed = assertInstanceOf(Verdict.Failed.class, verdict("1.1"));
        assertFalse(failed.rule().in(Locale.ENGLISH).isBlank());
        assertTrue(failed.rule().in(Locale.CHINESE).codePoints().anyMatch(Character::isIdeographic));
        assertFalse(lessons.checking().get());
        assertEquals(0, lessons.passedOf(lesson(1)));
    }

    @Test
    void solutionPassesAndThatIsKept() throws IOException {
        new Workspace(folder, Course.load()).solution(lesson(1));
        lessons.open(lesson(1));
        lessons.check();
        Report report = Objects.requireNonNull(lessons.report().get());
        assertTrue(report.lessonPassed(), report::toString);
        assertEquals(5, lessons.passedOf(lesson(1)));
        assertEquals(5, lessons(Optional.of(folder)).passedOf(lesson(1)));
    }

    @Test
    void packetsOfAWrongByteAreShownWhereItIs() throws IOException {
        lessons.open(lesson(1));
        lessons.check();
        var failed = assertInstanceOf(Verdict.Failed.class, verdict("1.1"));
        lessons.showPackets(failed.shown().orElseThrow());
        try (var recording = RecordingReader.open(opened.getFirst().file())) {
            List<GlassLine> lines = Stream.generate(() -> next(recording)).takeWhile(Optional::isPresent).map(Optional::get).toList();
            assertTrue(lines.contains(new GlassLine.Written(new Margin.Mark(opened.getFirst().packet(), true))), lines::toString);
            assertEquals(0, recording.reading(true).flaws());
        }
    }

    private static Optional<GlassLine> next(RecordingReader recording) {
        try {
            return recording.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void codeThatDoesNotCompileIsNotRun() throws IOException {
        lessons.open(lesson(1));
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        Files.writeString(file, Files.readString(file) + "}");
        lessons.check();
        assertFalse(Objects.requireNonNull(lessons.report().get()).problems().isEmpty());
        assertInstanceOf(Verdict.NotRun.class, verdict("1.1"));
    }

    @Test
    void savedFileIsCheckedByItself() throws IOException, InterruptedException {
        lessons.open(lesson(1));
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        Runnable check = null;
        for (int tries = 0; tries < 10 && check == null; tries++) { // the watch may not have begun at the first
            Files.writeString(file, Files.readString(file) + "\n");
            check = posted.poll(1, TimeUnit.SECONDS);
        }
        Objects.requireNonNull(check, "nobody noticed the save").run();
        assertInstanceOf(Verdict.Failed.class, verdict("1.1"));
    }

    @Test
    void withoutAFolderLessonsAreOnlyRead() {
        lessons = lessons(Optional.empty());
        lessons.open(lesson(1));
        lessons.check();
        assertNull(lessons.report().get());
        assertTrue(lessons.sources().isEmpty());
    }

    @Test
    void lessonThatIsOnlyReadIsDoneWhenItsReaderSaysSo() {
        lessons.open(lesson(0));
        lessons.done();
        assertEquals(3, lessons.passedOf(lesson(0)));
    }

    @Test
    void whatHappensInTheWindowPassesTheStepThatIsAboutIt() {
        lessons.happened("field-selected");
        lessons.open(lesson(0));
        assertEquals(0, lessons.passedOf(lesson(0)), "nobody had been asked to");
        lessons.happened("field-selected");
        assertTrue(lessons.passed().get().contains("0.2"));
        assertEquals(1, lessons.passedOf(lesson(0)));
    }

    @Test
    void whatHappensCountsWhereverTheLearnerIsAfterwards() {
        lessons.open(lesson(0));
        lessons.leave();
        var elsewhere = lessons(Optional.of(folder));
        elsewhere.happened("message-sent");
        assertEquals(Set.of("0.3"), elsewhere.passed().get());
        var tomorrow = lessons(Optional.of(folder), new Sitting());
        tomorrow.leave();
        tomorrow.happened("field-selected");
        assertEquals(Set.of("0.3"), tomorrow.passed().get());
    }

    @Test
    void resetPutsTheStarterBackAndKeepsWhatWasWritten() throws IOException {
        lessons.open(lesson(1));
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        String starter = Files.readString(file);
        Files.writeString(file, starter + "// mine\n");
        lessons.check();
        lessons.replacing().ask(Replacement.RESET);
        assertEquals(starter + "// mine\n", Files.readString(file), "nothing is done that was not confirmed");
        lessons.replacing().confirm();
        assertEquals(starter, Files.readString(file));
        Path kept = Objects.requireNonNull(lessons.replacing().replaced().get()).kept().getFirst();
        assertEquals(starter + "// mine\n", Files.readString(kept));
        assertNull(lessons.report().get(), "what was found was found in other code");
        assertNull(lessons.replacing().asked().get());
        assertEquals(Set.of(), lessons.viewed().get());
    }

    @Test
    void solutionIsCheckedAndTheLessonIsMarkedAsViewed() {
        lessons.open(lesson(1));
        lessons.replacing().ask(Replacement.SOLUTION);
        lessons.replacing().confirm();
        assertTrue(Objects.requireNonNull(lessons.report().get()).lessonPassed());
        assertEquals(Set.of(lesson(1)), lessons.viewed().get());
        assertEquals(List.of(), Objects.requireNonNull(lessons.replacing().replaced().get()).kept(), "the starter is nobody's work");
    }

    @Test
    void whatIsAskedCanBeTakenBack() {
        lessons.replacing().ask(Replacement.RESET);
        assertNull(lessons.replacing().asked().get(), "no lesson is open");
        lessons.open(lesson(1));
        lessons.replacing().ask(Replacement.RESET);
        lessons.replacing().dismiss();
        lessons.replacing().confirm();
        assertNull(lessons.replacing().replaced().get());
    }

    @Test
    void lessonIsFoundAsItWasLeft() {
        lessons.open(lesson(1));
        lessons.check();
        lessons.hint("1.1");
        lessons.scrolled(lesson(1), 0.4);
        Report before = lessons.report().get();
        var next = lessons(Optional.of(folder));
        assertSame(before, next.report().get());
        assertEquals(1, next.hints("1.1"));
        assertEquals(0.4, next.place(next.lessons().get(1)));
    }

    @Test
    void whatWasSavedElsewhereIsCheckedOnTheWayBack() throws IOException {
        lessons.open(lesson(1));
        lessons.check();
        Report before = lessons.report().get();
        lessons.close();
        new Workspace(folder, Course.load()).solution(lesson(1));
        lessons = lessons(Optional.of(folder));
        Report now = Objects.requireNonNull(lessons.report().get());
        assertNotSame(before, now);
        assertTrue(now.lessonPassed());
    }

    @Test
    void whatTheCodePrintsIsInTheReport() throws IOException {
        new Workspace(folder, Course.load()).solution(lesson(1));
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        String solution = Files.readString(file);
        String method = "public static byte[] encode(Packet packet) {";
        Files.writeString(file, solution.replace(method, method + " System.out.println(\"packet!\");"));
        lessons.open(lesson(1));
        lessons.check();
        assertTrue(Objects.requireNonNull(lessons.report().get()).output().text().startsWith("packet!"));
    }

    @Test
    void everyEventIsOfAStep() {
        lessons.lessons().forEach(each ->
                assertTrue(each.events().isEmpty() || each.events().size() == each.steps().size(), each::toString));
    }

    @Test
    void openLessonIsOpenAgainTheNextTime() {
        lessons.open(lesson(1));
        assertEquals(lesson(1).id(), Objects.requireNonNull(lessons(Optional.empty()).lesson().get()).id());
        lessons.leave();
        assertNull(lessons(Optional.empty()).lesson().get());
    }
}
