package io.glassroom.learn.command;

import io.glassroom.learn.check.Checker;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "check", mixinStandardHelpOptions = true, description = "Check your files of a lesson, once.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(arity = "0..1", paramLabel = "LESSON", description = "Its number; the one that is not done yet, if absent.")
    private Optional<Integer> number = Optional.empty();

    @Option(names = "--previous", description = "Check the lessons before it once more, too.")
    private boolean previous;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Desk desk = learn.desk();
        Lesson lesson = desk.lessonOrCurrent(number);
        if (!lesson.isChecked()) {
            desk.paper().line(desk.texts().get("lesson.reading.once"));
            desk.paper().flush();
            return 0;
        }
        try (var checker = new Checker(desk.course(), desk.workspace())) {
            Report report = previous
                    ? checker.checkWithPrevious(lesson, desk.language())
                    : checker.check(lesson, desk.language());
            desk.progress().keep(report);
            desk.reports().print(report);
            if (learn.isTimed()) {
                desk.paper().line(desk.texts().get("timing", report.compiling().toMillis(), report.checking().toMillis()));
            }
            desk.paper().flush();
            return report.passed() ? 0 : 1;
        }
    }
}
