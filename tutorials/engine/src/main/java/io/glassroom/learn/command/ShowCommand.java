package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "show", mixinStandardHelpOptions = true, description = "The text of a lesson.")
final class ShowCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Its number; the one that is not done yet, if absent.")
    private Optional<Integer> number = Optional.empty();

    @Override
    public Integer call() {
        Desk desk = learn.desk();
        Lesson lesson = desk.lessonOrCurrent(number);
        desk.printOpening(lesson);
        lesson.steps().forEach(step -> desk.printStep(lesson, step));
        desk.paper().flush();
        return 0;
    }
}
