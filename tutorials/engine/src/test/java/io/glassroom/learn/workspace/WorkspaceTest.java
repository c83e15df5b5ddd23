package io.glassroom.learn.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private static final Course COURSE = Course.load();
    private static final String FILE = "PacketCodec.java";

    @TempDir
    private Path folder = Path.of("");

    private Workspace workspace = new Workspace(folder, COURSE);
    private final Lesson lesson = COURSE.lesson(1).orElseThrow();

    @BeforeEach
    void open() {
        workspace = new Workspace(folder, COURSE);
    }

    @Test
    void beginningPutsTheStartersThere() throws IOException {
        assertEquals(lesson.allFiles().size(), workspace.begin(lesson).size());
        assertEquals(COURSE.starter(FILE), text());
    }

    @Test
    void beginningAgainLeavesWhatWasWritten() throws IOException {
        workspace.begin(lesson);
        write("mine");
        assertEquals(List.of(), workspace.begin(lesson));
        assertEquals("mine", text());
    }

    @Test
    void resetKeepsWhatWasWrittenBesideTheStarter() throws IOException {
        workspace.begin(lesson);
        write("mine");
        List<Path> kept = workspace.reset(lesson);
        assertEquals(COURSE.starter(FILE), text());
        assertEquals(List.of(workspace.file(FILE + ".before-reset")), kept);
        assertEquals("mine", Files.readString(kept.getFirst()));
    }

    @Test
    void secondResetOverwritesNoCopy() throws IOException {
        workspace.begin(lesson);
        write("mine");
        workspace.reset(lesson);
        write("mine too");
        assertEquals(List.of(workspace.file(FILE + ".before-reset-2")), workspace.reset(lesson));
        assertEquals("mine", Files.readString(workspace.file(FILE + ".before-reset")));
    }

    @Test
    void whatNobodyHasEditedIsNotKept() throws IOException {
        workspace.begin(lesson);
        assertEquals(List.of(), workspace.reset(lesson));
        assertEquals(List.of(), workspace.solution(lesson));
        assertEquals(COURSE.solution(FILE), text());
    }

    @Test
    void solutionKeepsWhatWasWritten() throws IOException {
        workspace.begin(lesson);
        write("mine");
        assertEquals(List.of(workspace.file(FILE + ".before-solution")), workspace.solution(lesson));
        assertEquals(COURSE.solution(FILE), text());
    }

    @Test
    void resetOfASecondLessonOnAFileLeavesWhatTheFirstMade() throws IOException {
        for (Lesson second : COURSE.lessons()) {
            for (String shared : second.files()) {
                if (COURSE.upTo(second).stream().filter(each -> each.files().contains(shared)).count() > 1) {
                    var fresh = new Workspace(folder.resolve(second.number() + shared), COURSE);
                    fresh.begin(COURSE.lesson(second.number() - 1).orElseThrow());
                    Files.writeString(fresh.file(shared), "of the first lesson");
                    fresh.begin(second);
                    Files.writeString(fresh.file(shared), "of the second");
                    fresh.reset(second);
                    assertEquals("of the first lesson", Files.readString(fresh.file(shared)), second + ", " + shared);
                }
            }
        }
    }

    @Test
    void saveIsNoticedOnce() throws IOException, InterruptedException {
        workspace.begin(lesson);
        var saved = new CountDownLatch(2);
        try (var _ = SourceWatch.start(workspace.sources(), saved::countDown)) {
            assertFalse(saved.await(300, TimeUnit.MILLISECONDS));
            write("mine");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (saved.getCount() > 1 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertEquals(1, saved.getCount());
            assertFalse(saved.await(300, TimeUnit.MILLISECONDS));
            assertTrue(Files.exists(workspace.file(FILE)));
        }
    }

    private String text() throws IOException {
        return Files.readString(workspace.file(FILE));
    }

    private void write(String text) throws IOException {
        Files.writeString(workspace.file(FILE), text);
    }
}
