package io.glassroom.client.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.Ids;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.protocol.wire.MalformedCase;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What lessons call a control is one of the window.
class LessonControlsTest {

    private static final String ANY = "*";

    private static final Set<String> CONSTANTS = constants();
    private static final List<String> PATTERNS = patterns();

    static Stream<Lesson> lessons() {
        return Course.load().lessons().stream();
    }

    @Test
    void idsAreRead() {
        assertTrue(CONSTANTS.contains(Ids.PACKETS));
        assertTrue(PATTERNS.contains("rail-*"), PATTERNS::toString);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void controlsOfALessonAreInTheWindow(Lesson lesson) {
        for (String control : lesson.controls()) {
            assertTrue(exists(control), () -> lesson + " speaks of " + control);
        }
    }

    private static boolean exists(String control) {
        if (control.startsWith("rail-")) {
            return Section.of(control.substring("rail-".length())).isPresent();
        }
        if (control.startsWith("case-")) {
            return MalformedCase.all().stream().anyMatch(each -> control.equals(Ids.malformed(each.name())));
        }
        if (control.startsWith(Ids.COMPOSE_BIT + "-")) {
            return control.matches(Ids.COMPOSE_BIT + "-[0-7]");
        }
        return CONSTANTS.contains(control) || PATTERNS.stream().anyMatch(pattern -> control.startsWith(pattern.replace(ANY, "")));
    }

    private static Set<String> constants() {
        return Arrays.stream(Ids.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(LessonControlsTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /// Ids that are made of a word: `chip-*`.
    private static List<String> patterns() {
        List<String> patterns = Arrays.stream(Ids.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .map(LessonControlsTest::pattern)
                .filter(pattern -> pattern.endsWith(ANY))
                .toList();
        assertFalse(patterns.contains(ANY), "an id that is any word would let every control exist");
        return patterns;
    }

    private static String pattern(Method method) {
        try {
            return (String) method.invoke(null, ANY);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
