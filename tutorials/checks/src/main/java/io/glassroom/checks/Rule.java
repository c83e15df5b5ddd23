package io.glassroom.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a check looks for, as a sentence that the learner reads: "The length is three bytes, the most significant
/// first."
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rule {

    String en();

    String zh();
}
