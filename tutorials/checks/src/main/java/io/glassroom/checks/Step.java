package io.glassroom.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The step of a lesson that a check belongs to. What passes while it runs is on a [Tape].
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(Taping.class)
public @interface Step {

    /// Lesson and step: `1.3`.
    String value();
}
