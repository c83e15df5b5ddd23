package io.glassroom.learn.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.learn.compile.Gloss;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.course.Texts;
import io.glassroom.learn.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lesson 1, with a PacketCodec that does what learners' code does on bad days.
@Timeout(60)
class CheckerTest {

    private static final Course COURSE = Course.load();
    private static final String ENCODE = "// TODO(1.1)"; // where the body of encode begins

    @TempDir
    private Path folder = Path.of("");

    private Workspace workspace = new Workspace(folder, COURSE);
    private final Lesson lesson = COURSE.lesson(1).orElseThrow();

    @BeforeEach
    void begin() throws IOException {
        workspace = new Workspace(folder, COURSE);
        workspace.begin(lesson);
    }

    @Test
    void starterFailsWithTheBytesThatAreMissing() throws Exception {
        Report report = check();
        var failed = assertInstanceOf(Verdict.Failed.class, report.steps().getFirst().verdict());
        var found = assertInstanceOf(Finding.Different.class, failed.finding());
        assertEquals(0, found.at());
        assertEquals(Optional.of("pkt.type = HEARTBEAT (3)"), found.field());
        assertEquals("03 00 00 00", found.expected().hex());
        assertTrue(found.actual().isEmpty());
        assertFalse(failed.rule().in(Locale.ENGLISH).equals(failed.rule().in(Locale.CHINESE)));
    }

    @Test
    void solutionPasses() throws Exception {
        workspace.solution(lesson);
        Report report = check();
        assertTrue(report.passed(), report::toString);
        assertEquals(lesson.steps(), report.steps().stream().map(StepVerdict::step).toList());
    }

    @Test
    void wrongByteIsNamedAndRecorded() throws Exception {
        workspace.solution(lesson);
        replace("out[1] = (byte) (body.length >> 16);", "out[1] = (byte) body.length;");
        replace("out[3] = (byte) body.length;", "out[3] = (byte) (body.length >> 16);");
        var failed = assertInstanceOf(Verdict.Failed.class, check().steps().getFirst().verdict());
        var found = assertInstanceOf(Finding.Different.class, failed.finding());
        assertEquals("pkt.len", found.field().orElseThrow().split(" ")[0]);
    }

    @Test
    void aClassThatIsOfNoLessonUpToHereIsFoundBesideTheOthers() throws Exception {
        workspace.solution(lesson);
        replace("out[1] = (byte) (body.length >> 16);", "out[1] = Own.high(body.length);");
        Files.writeString(workspace.file("PacketCodec.java").resolveSibling("Own.java"), """
                package mychat;

                final class Own {
                    static byte high(int length) {
                        return (byte) (length >> 16);
                    }
                }
                """);
        Report report = check();
        assertTrue(report.passed(), report::toString);
    }

    @Test
    void endlessLoopIsStoppedWhereItRuns() throws Exception {
        encode("while (packet.type() > 0) { Thread.onSpinWait(); }");
        long start = System.nanoTime();
        var stopped = assertInstanceOf(Verdict.Stopped.class, check(hurried()).steps().getFirst().verdict());
        var ending = assertInstanceOf(Ending.TimedOut.class, stopped.ending());
        assertTrue(ending.where().matches("PacketCodec\\.java:\\d+ \\(encode\\)"), ending::where);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(30)) < 0);
    }

    @Test
    void exitIsToldWithItsLine() throws Exception {
        encode("if (packet.type() > 0) { System.exit(0); }");
        var stopped = assertInstanceOf(Verdict.Stopped.class, check().steps().getFirst().verdict());
        var ending = assertInstanceOf(Ending.Exited.class, stopped.ending());
        assertTrue(ending.where().startsWith("PacketCodec.java:"), ending::where);
    }

    @Test
    void haltIsToldToo() throws Exception {
        encode("if (packet.type() > 0) { Runtime.getRuntime().halt(7); }");
        var stopped = assertInstanceOf(Verdict.Stopped.class, check().steps().getFirst().verdict());
        assertEquals(new Ending.Exited(7, ""), stopped.ending());
    }

    @Test
    void hugeArrayIsOutOfMemory() throws Exception {
        encode("if (packet.type() > 0) { return new byte[Integer.MAX_VALUE - 8]; }");
        var stopped = assertInstanceOf(Verdict.Stopped.class, check().steps().getFirst().verdict());
        assertInstanceOf(Ending.OutOfMemory.class, stopped.ending());
    }

    @Test
    void listThatGrowsForEverIsOutOfMemory() throws Exception {
        encode("java.util.List<byte[]> all = new java.util.ArrayList<>(); while (true) { all.add(new byte[1_000_000]); }", "");
        var stopped = assertInstanceOf(Verdict.Stopped.class, check().steps().getFirst().verdict());
        assertInstanceOf(Ending.OutOfMemory.class, stopped.ending());
    }

    @Test
    void deadlockIsToldWithBothLines() throws Exception {
        encode("""
                Object one = new Object();
                Object two = new Object();
                java.util.concurrent.CountDownLatch both = new java.util.concurrent.CountDownLatch(2);
                Thread other = new Thread(() -> hold(two, one, both));
                other.start();
                hold(one, two, both);
                """);
        replace("    /// The bytes of a packet.", """
                    private static void hold(Object first, Object second, java.util.concurrent.CountDownLatch both) {
                        synchronized (first) {
                            both.countDown();
                            try {
                                both.await();
                            } catch (InterruptedException e) {
                                return;
                            }
                            synchronized (second) {
                                both.countDown();
                            }
                        }
                    }

                    /// The bytes of a packet.""");
        var stopped = assertInstanceOf(Verdict.Stopped.class, check(hurried()).steps().getFirst().verdict());
        var ending = assertInstanceOf(Ending.Deadlocked.class, stopped.ending());
        assertTrue(ending.where().contains("(hold)"), ending::where);
    }

    @Test
    void endlessRecursionIsExplained() throws Exception {
        encode("if (packet != null) { return encode(packet); }");
        var failed = assertInstanceOf(Verdict.Failed.class, check().steps().getFirst().verdict());
        var thrown = assertInstanceOf(Finding.Thrown.class, failed.finding());
        assertEquals(Finding.Thrown.Kind.ENDLESS_RECURSION, thrown.kind());
        assertTrue(thrown.where().endsWith("(encode)"), thrown::where);
    }

    @Test
    void floodOfOutputIsCutAndDisturbsNothing() throws Exception {
        workspace.solution(lesson);
        replace("byte[] body = packet.body();", """
                byte[] body = packet.body();
                        for (int i = 0; i < 20_000; i++) {
                            System.out.println("{\\"k\\":\\"Done\\"} all is well");
                        }
                """);
        Report report = check();
        assertTrue(report.steps().getFirst().passed(), report::toString);
        assertTrue(report.output().isCut());
        assertTrue(report.output().text().startsWith("{\"k\":\"Done\"} all is well"));
        assertFalse(VerdictTexts.of(report.output(), Texts.in(Locale.CHINESE)).isEmpty());
    }

    @Test
    void whatDoesNotCompileIsNotRun() throws Exception {
        encode("int length = packet.body().length");
        Report report = check();
        assertEquals(Optional.of(Gloss.SEMICOLON), report.problems().getFirst().gloss());
        assertEquals(workspace.file("PacketCodec.java"), report.problems().getFirst().file());
        assertTrue(report.steps().stream().allMatch(step -> step.verdict() instanceof Verdict.NotRun));
    }

    @Test
    void nextCheckSeesTheNextCode() throws Exception {
        try (var checker = new Checker(COURSE, workspace)) {
            encode("int length = packet.body().length");
            assertFalse(checker.check(lesson, Locale.ENGLISH).problems().isEmpty());
            workspace.reset(lesson);
            assertFalse(checker.check(lesson, Locale.ENGLISH).lessonPassed());
            workspace.solution(lesson);
            assertTrue(checker.check(lesson, Locale.ENGLISH).lessonPassed());
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        check();
        try (var classes = Files.list(workspace.classes())) {
            assertEquals(List.of(), classes.toList());
        }
    }

    private Report check() throws IOException, InterruptedException {
        return check(lesson);
    }

    private Report check(Lesson which) throws IOException, InterruptedException {
        try (var checker = new Checker(COURSE, workspace)) {
            return checker.check(which, Locale.ENGLISH);
        }
    }

    /// The lesson with less time, for what uses all of it.
    private Lesson hurried() {
        return new Lesson(
                lesson.number(), lesson.id(), lesson.minutes(), lesson.files(), lesson.given(), lesson.steps(),
                lesson.controls(), lesson.events(), lesson.mutants(), 3, false, lesson.english(), lesson.chinese());
    }

    /// Puts this at the beginning of `encode`.
    private void encode(String code) throws IOException {
        replace(ENCODE, code + "\n        " + ENCODE);
    }

    private void encode(String code, String insteadOfReturn) throws IOException {
        encode(code);
        replace("return new byte[0];", insteadOfReturn);
    }

    private void replace(String find, String replacement) throws IOException {
        Path file = workspace.file("PacketCodec.java");
        String text = Files.readString(file);
        assertTrue(text.contains(find), () -> "no " + find + " in " + text);
        Files.writeString(file, text.replace(find, replacement));
    }
}
