package io.glassroom.learn.check;

import io.glassroom.learn.course.Lesson;
import java.util.List;
import java.util.Optional;

/// Makes verdicts of what a run told.
final class Judge {

    private final Lesson lesson;
    private final Showing showing;

    Judge(Lesson lesson, Showing showing) {
        this.lesson = lesson;
        this.showing = showing;
    }

    List<StepVerdict> judge(Child.Run run) {
        return lesson.steps().stream().map(step -> new StepVerdict(step, judge(step, run))).toList();
    }

    private Verdict judge(String step, Child.Run run) {
        int passed = 0;
        Optional<String> running = Optional.empty();
        var conversation = Conversation.NONE; // of the check that is told as failed next
        for (Signal signal : run.signals()) {
            switch (signal) {
                case Signal.Begun begun when begun.step().equals(step) -> running = Optional.of(begun.check());
                case Signal.Passed one when one.step().equals(step) -> {
                    passed++;
                    running = Optional.empty();
                }
                case Signal.Run one when one.step().equals(step) -> conversation = one.conversation();
                case Signal.Bytes found when found.step().equals(step) -> {
                    return showing.different(step, found, conversation);
                }
                case Signal.Value found when found.step().equals(step) -> {
                    return showing.unequal(step, found, conversation);
                }
                case Signal.Thrown found when found.step().equals(step) -> {
                    return showing.thrown(step, found, conversation);
                }
                case Signal.Ready _, Signal.Begun _, Signal.Passed _, Signal.Run _, Signal.Bytes _, Signal.Value _,
                        Signal.Thrown _, Signal.Exiting _, Signal.Where _, Signal.Broken _, Signal.Done _ -> {}
            }
        }
        if (running.isPresent()) {
            return new Verdict.Stopped(running, run.ending().orElseThrow());
        }
        if (run.ending().isPresent()) {
            // of a step with several checks, some may not have had their turn
            return passed > 0 && hasLater(step, run) ? new Verdict.Passed(passed) : notRun(step, run);
        }
        return passed > 0 ? new Verdict.Passed(passed) : new Verdict.NotRun();
    }

    private static boolean hasLater(String step, Child.Run run) {
        return run.signals().stream().anyMatch(
                signal -> signal instanceof Signal.Begun begun && begun.step().compareTo(step) > 0);
    }

    private static Verdict notRun(String step, Child.Run run) {
        Ending ending = run.ending().orElseThrow();
        boolean none = run.signals().stream().noneMatch(Signal.Begun.class::isInstance);
        return none && ending instanceof Ending.Broken ? new Verdict.Stopped(Optional.empty(), ending) : new Verdict.NotRun();
    }
}
