package io.glassroom.learn.check;

import io.glassroom.checks.Step;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/// Classes of checks in the order of their steps.
final class StepOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(StepOrder::step).thenComparing(each -> each.getTestClass().getName()));
    }

    private static String step(ClassDescriptor type) {
        return type.findAnnotation(Step.class).map(Step::value).orElse("");
    }
}
