package io.glassroom.learn.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @ParameterizedTest
    @MethodSource("lessons")
    void givenFilesAreFinishedUnlessALessonIsAboutThem(Lesson lesson) {
        Set<String> written = lessons().flatMap(each -> each.files().stream()).collect(Collectors.toSet());
        for (String file : lesson.given()) {
            if (!written.contains(file)) {
                assertEquals(COURSE.solution(file), COURSE.starter(file), file);
            }
        }
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
        lessons().filter(Lesson::isChecked).forEach(lesson -> lesson.files().forEach(file ->
                assertFalse(TODO.matcher(COURSE.solution(file, lesson)).find(), () -> file + " of " + lesson)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void mutantsChangeOnePlace(Lesson lesson) {
        for (Mutant mutant : lesson.mutants()) {
            String solution = COURSE.solution(mutant.file(), lesson);
            assertEquals(2, solution.split(Pattern.quote(mutant.find()), -1).length, () -> mutant.name() + ": occurrences + 1");
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
