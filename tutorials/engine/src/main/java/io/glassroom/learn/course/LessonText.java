package io.glassroom.learn.course;

import java.util.List;
import org.commonmark.node.Node;

/// What a lesson says in one language. The nodes are read, never changed.
///
/// @param opening what comes before the first step, as a document
public record LessonText(String title, Node opening, List<StepText> steps) {

    public LessonText {
        steps = List.copyOf(steps);
    }

    /// @throws IllegalArgumentException if there is no such step
    public StepText step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lesson '" + title + "' has no step " + id));
    }
}
