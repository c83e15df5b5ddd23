package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import io.glassroom.server.node.CannotStart;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "hint", mixinStandardHelpOptions = true,
        description = "A hint for the step that comes next: the first nudges, the third is nearly the code.")
final class HintCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(arity = "0..1", paramLabel = "1|2|3", defaultValue = "1", description = "Which one (default: 1).")
    private int which;

    @Option(names = "--step", paramLabel = "N.K", defaultValue = "", description = "For this step instead: 2.3, for example.")
    private String wanted;

    @Override
    public Integer call() {
        Desk desk = learn.desk();
        Lesson lesson = wanted.isEmpty()
                ? desk.progress().current(desk.course())
                : desk.course().lessonOf(wanted).orElseThrow(() -> new CannotStart(desk.texts().get("none.step", wanted)));
        String step = wanted.isEmpty()
                ? desk.open(lesson).stream().findFirst().orElse(lesson.steps().getLast())
                : wanted;
        new Hints(desk).print(lesson, step, which);
        desk.paper().flush();
        return 0;
    }
}
