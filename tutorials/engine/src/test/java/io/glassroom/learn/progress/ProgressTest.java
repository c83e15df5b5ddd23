package io.glassroom.learn.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private static final Course COURSE = Course.load();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatPassedIsKeptForTheNextTime() throws IOException {
        progress().pass(List.of("1.2", "1.1"));
        assertEquals(Set.of("1.1", "1.2"), progress().passed());
        assertTrue(progress().hasPassed("1.2"));
    }

    @Test
    void twoWritersLoseNothing() throws IOException {
        Progress terminal = progress();
        Progress window = progress();
        terminal.pass(List.of("1.1"));
        window.pass(List.of("1.2"));
        assertEquals(Set.of("1.1", "1.2"), terminal.passed());
    }

    @Test
    void currentLessonIsTheFirstThatIsNotDone() throws IOException {
        Lesson first = COURSE.lessons().getFirst();
        assertEquals(first, progress().current(COURSE));
        progress().pass(first.steps());
        assertTrue(progress().hasPassed(first));
        for (Lesson each : COURSE.lessons()) {
            progress().pass(each.steps());
        }
        assertEquals(COURSE.lessons().getLast(), progress().current(COURSE));
    }

    @Test
    void viewedSolutionIsKept() throws IOException {
        Lesson lesson = COURSE.lesson(1).orElseThrow();
        assertFalse(progress().hasViewed(lesson));
        progress().view(lesson);
        progress().pass(List.of("1.1"));
        assertTrue(progress().hasViewed(lesson));
    }

    @Test
    void brokenFileIsAFreshStart() throws IOException {
        Files.writeString(folder.resolve("progress.json"), "{");
        assertEquals(Set.of(), progress().passed());
        progress().pass(List.of("1.1"));
        assertEquals(Set.of("1.1"), progress().passed());
    }

    private Progress progress() {
        return new Progress(folder.resolve("progress.json"));
    }
}
