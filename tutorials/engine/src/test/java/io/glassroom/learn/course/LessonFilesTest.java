package io.glassroom.learn.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files that lessons speak of.
class LessonFilesTest {

    private static final Course COURSE = Course.load();
    private static final Pattern TODO = Pattern.compile("TODO\\((\\d+\\.\\d+)\\)");

    static Stream<Lesson> lessons() {
        return COURSE.lessons().stream();
    }

    @Test
    void givenFilesAreThoseThatNoLessonIsAbout() throws IOException {
        Set<String> written = new TreeSet<>();
        Set<String> given = new TreeSet<>();
        lessons().forEach(lesson -> {
            written.addAll(lesson.files());
            given.addAll(lesson.given());
        });
        given.removeAll(written); // a lesson may lean on a file that a later one is about
        assertEquals(given, files("given"));
        assertEquals(written, files("starters"));
        assertEquals(written, files("solutions"));
    }

    private static Set<String> files(String module) throws IOException {
        Path folder = Sources.top().resolve("tutorials").resolve(module).resolve("src/main/java/mychat");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void capstoneChangesOnlyItsOwnFiles() throws IOException {
        Lesson capstone = lessons().filter(Lesson::capstone).findFirst().orElseThrow();
        Set<String> changed = files("solutions");
        changed.removeIf(file -> COURSE.solution(file, capstone).equals(COURSE.solution(file)));
        assertFalse(changed.isEmpty());
        assertTrue(capstone.files().containsAll(changed), changed::toString);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void startersSayWhereEachStepIsWritten(Lesson lesson) {
        if (!lesson.isChecked() || lesson.capstone()) { // what the capstone is about, the suite says
            return;
        }
        Set<String> marked = new TreeSet<>();
        for (String file : lesson.files()) {
            TODO.matcher(COURSE.starter(file)).results().map(found -> found.group(1)).forEach(marked::add);
        }
        assertTrue(marked.containsAll(lesson.steps()), () -> lesson + " has TODOs of " + marked);
    }

    @Test
    void noSolutionHasATodo() {
        lessons().forEach(lesson -> lesson.files().forEach(file ->
                assertFalse(TODO.matcher(COURSE.solution(file, lesson)).find(), () -> file + " of " + lesson)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void mutantsChangeOnePlace(Lesson lesson) {
        for (Mutant mutant : lesson.mutants()) {
            String solution = COURSE.solution(mutant.file(), lesson);
            int parts = solution.split(Pattern.quote(mutant.find()), -1).length;
            assertEquals(2, parts, () -> mutant.name() + ": occurrences + 1");
            assertFalse(mutant.find().equals(mutant.replace()), mutant::name);
            assertTrue(lesson.steps().contains(mutant.fails()), mutant::name);
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void checkedLessonsHaveWrongSolutions(Lesson lesson) {
        assertTrue(!lesson.isChecked() || lesson.mutants().size() >= 2, () -> lesson + " has " + lesson.mutants().size());
    }
}
