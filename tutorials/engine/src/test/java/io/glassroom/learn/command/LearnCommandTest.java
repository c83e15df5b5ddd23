package io.glassroom.learn.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.course.Texts;
import io.glassroom.learn.progress.Progress;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.server.inspect.Screen;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `glassroom learn` as a learner uses it.
@Timeout(120)
class LearnCommandTest {

    private static final Course COURSE = Course.load();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter screen = new StringWriter();

    @Test
    void learnersWayThroughALesson() {
        assertEquals(1, learn("check", "1"));
        assertTrue(screen().contains("✗ 1.1"), screen());
        assertTrue(screen().contains("./glassroom --open "), screen());
        assertEquals(0, learn("solution", "1"));
        assertEquals(0, learn("check", "1"));
        assertTrue(screen().contains("✓ 1.5"), screen());
        assertEquals(0, learn("list"));
        assertTrue(screen().lines().anyMatch(line -> line.startsWith("✓  1  5 of 5") && line.contains("solution viewed")), screen());
        assertEquals(0, learn("reset", "1"));
        assertEquals(1, learn("check", "1", "--language", "zh"));
        assertTrue(screen().contains("规则"), screen());
    }

    @Test
    void caretStandsBelowTheFirstWrongByteInBothLanguages() {
        for (String language : List.of("en", "zh")) {
            assertEquals(1, learn("check", "1", "--language", language));
            String expected = line("03 00 00 00");
            String caret = line("^^");
            assertEquals(
                    Paper.columns(expected.substring(0, expected.indexOf("03 00"))),
                    Paper.columns(caret.substring(0, caret.indexOf("^^"))),
                    screen());
        }
    }

    @Test
    void listIsChineseToTheLastComma() {
        assertEquals(0, learn("list", "--language", "zh"));
        assertTrue(screen().startsWith("-  0  0/3     第一分钟（10 分钟，你在这里）"), screen());
    }

    @Test
    void ofMuchThatIsPrintedTheFirstLinesAreShown() throws IOException {
        learn("reset", "1");
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        String printing = "for (int i = 0; i < 50; i++) { System.out.println(\"line\"); } return new byte[0];";
        Files.writeString(file, Files.readString(file).replace("return new byte[0];", printing));
        assertEquals(1, learn("check", "1"));
        assertEquals(40, screen().lines().filter(line -> line.equals("  | line")).count(), screen());
        assertTrue(screen().contains("the first 40 lines are shown"), screen());
    }

    @Test
    void everyLessonCanBeReadInBothLanguages() {
        for (Lesson lesson : COURSE.lessons()) {
            String number = Integer.toString(lesson.number());
            assertEquals(0, learn("show", number, "--language", "en"), screen());
            assertTrue(screen().contains(lesson.english().title()), screen());
            assertEquals(0, learn("show", number, "--language", "zh"), screen());
            assertTrue(screen().contains(lesson.chinese().title()), screen());
        }
    }

    @Test
    void hintsAreForTheStepThatComesNext() throws IOException {
        for (Lesson lesson : COURSE.lessons()) {
            if (lesson.number() < 1) {
                new Progress(folder.resolve(".progress.json")).pass(lesson.steps());
            }
        }
        new Progress(folder.resolve(".progress.json")).pass(List.of("1.1"));
        assertEquals(0, learn("hint", "3"));
        assertTrue(screen().contains("Hint 3 of 3 for step 1.2"), screen());
    }

    @Test
    void hintMayBeForAnyStep() {
        assertEquals(0, learn("hint", "2", "--step", "3.1"));
        assertTrue(screen().contains("Hint 2 of 3 for step 3.1"), screen());
        assertEquals(2, learn("hint", "--step", "3.9"));
        assertTrue(screen().contains("no step 3.9"), screen());
    }

    @Test
    void whatDoesNotCompileIsShownWithItsLine() throws IOException {
        learn("reset", "1");
        Path file = folder.resolve("src/mychat/PacketCodec.java");
        Files.writeString(file, Files.readString(file).replace("return new byte[0];", "return new byte[0]"));
        assertEquals(1, learn("check", "1"));
        assertTrue(screen().contains("PacketCodec.java:"), screen());
        assertTrue(screen().contains("semicolon"), screen());
    }

    @Test
    void lessonThatIsNotThereIsRefused() {
        assertEquals(2, learn("check", "77"));
        assertTrue(screen().contains("no lesson 77"), screen());
    }

    @Test
    void eachSaveIsJudgedUntilTheLessonIsDone() throws Exception {
        Lesson lesson = COURSE.lesson(1).orElseThrow();
        var workspace = new Workspace(folder, COURSE);
        var progress = new Progress(workspace.progress());
        for (Lesson each : COURSE.lessons()) {
            if (each.number() < 1) {
                progress.pass(each.steps());
            }
        }
        var paper = new Paper(new PrintWriter(screen), new Screen(100, false));
        var desk = new Desk(COURSE, workspace, progress, Texts.in(Locale.ENGLISH), paper);
        var keyboard = new PipedOutputStream();
        var keys = new PipedInputStream(keyboard);
        Thread watching = Thread.ofPlatform().start(() -> run(desk, keys));
        await("Waiting for you to save", 1);

        String starter = Files.readString(workspace.file("PacketCodec.java"));
        List<Long> millis = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            long start = System.nanoTime();
            Files.writeString(workspace.file("PacketCodec.java"), starter + "// " + i + "\n");
            await("✗ 1.1", i);
            millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        workspace.solution(lesson);
        await("Lesson 1 is done", 1);
        keyboard.write("q\n".getBytes(StandardCharsets.UTF_8));
        watching.join();

        // A figure for people, below 2 s where nobody else is at work; the load of a machine is no fault of the engine.
        System.out.println("from a save to its verdict: " + millis + " ms");
        assertTrue(progress.hasPassed(lesson));
    }

    @Test
    void lessonThatIsDoneBeginsWithItsFirstStep() throws Exception {
        var workspace = new Workspace(folder, COURSE);
        var progress = new Progress(workspace.progress());
        progress.pass(COURSE.lesson(1).orElseThrow().steps());
        var paper = new Paper(new PrintWriter(screen), new Screen(100, false));
        var desk = new Desk(COURSE, workspace, progress, Texts.in(Locale.ENGLISH), paper);
        new WatchLoop(desk, false).run(new ByteArrayInputStream("n\nn\nn\nq\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(screen().contains("1.1  Write a packet"), screen());
        assertFalse(screen().contains("1.5  "), screen());
    }

    private static void run(Desk desk, PipedInputStream keys) {
        try {
            new WatchLoop(desk, true).run(keys);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Until this stands on the screen so many times.
    private void await(String text, int times) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (screen.toString().split(text, -1).length <= times) {
            assertTrue(System.nanoTime() < deadline, () -> "no '" + text + "' in\n" + screen);
            Thread.sleep(5);
        }
    }

    /// The first with this in it.
    private String line(String part) {
        return screen().lines().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    private String screen() {
        return screen.toString();
    }

    private int learn(String... words) {
        screen.getBuffer().setLength(0);
        var out = new PrintWriter(screen, true);
        String[] all = Stream.concat(
                        Stream.of(words),
                        Stream.concat(
                                Stream.of("--workspace", folder.toString()),
                                List.of(words).contains("--language") ? Stream.of() : Stream.of("--language", "en")))
                .toArray(String[]::new);
        return new CommandLine(new LearnCommand())
                .setOut(out)
                .setErr(out)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    out.println(failure.getMessage());
                    return 2;
                })
                .execute(all);
    }
}
