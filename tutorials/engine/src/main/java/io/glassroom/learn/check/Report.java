package io.glassroom.learn.check;

import io.glassroom.learn.compile.Problem;
import io.glassroom.learn.course.Lesson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The outcome of one check of a lesson.
///
/// @param problems why it does not compile; no step was run then
/// @param steps of the lesson, in their order
/// @param previous steps of earlier lessons that were checked as well; empty if they were not
/// @param output of the learner's code
/// @param ending why the run ended early; absent if it did not
/// @param compiling how long that took
/// @param checking how long that took
public record Report(
        Lesson lesson,
        List<Problem> problems,
        List<StepVerdict> steps,
        List<StepVerdict> previous,
        Output output,
        Optional<Ending> ending,
        Duration compiling,
        Duration checking) {

    public Report {
        problems = List.copyOf(problems);
        steps = List.copyOf(steps);
        previous = List.copyOf(previous);
    }

    /// Whether all that was checked is as it should be.
    public boolean passed() {
        return lessonPassed() && previous.stream().allMatch(StepVerdict::passed);
    }

    /// Whether all steps of the lesson are.
    public boolean lessonPassed() {
        return problems.isEmpty() && steps.stream().allMatch(StepVerdict::passed);
    }

    Report with(Report earlier) {
        return new Report(
                lesson,
                problems,
                steps,
                earlier.steps,
                output,
                earlier.ending,
                compiling,
                checking.plus(earlier.checking));
    }
}
