package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import io.glassroom.server.node.CannotStart;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "solution", mixinStandardHelpOptions = true,
        description = "Put our solution of a lesson into your folder; what was there is kept beside it.")
final class SolutionCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(paramLabel = "LESSON", description = "Its number.")
    private int number;

    @Override
    public Integer call() throws IOException {
        Desk desk = learn.desk();
        Lesson lesson = desk.lesson(number);
        if (!lesson.isChecked()) {
            throw new CannotStart(desk.texts().get("none.solution", number));
        }
        desk.printKept(desk.workspace().solution(lesson));
        desk.progress().view(lesson);
        desk.paper().line(desk.texts().get("solution.done", number));
        desk.paper().flush();
        return 0;
    }
}
