package io.glassroom.client.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.learn.course.Course;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LessonTitleTest {

    private final List<io.glassroom.learn.course.Lesson> lessons = Course.load().lessons();

    @ParameterizedTest
    @EnumSource
    void linkToALessonBearsItsTitle(Language language) {
        var texts = new Texts(language);
        for (Lesson lesson : Lesson.values()) {
            String title = lessons.get(lesson.number()).text(language.locale()).title();
            assertEquals(title, texts.get(lesson.key()), lesson.key());
        }
    }
}
