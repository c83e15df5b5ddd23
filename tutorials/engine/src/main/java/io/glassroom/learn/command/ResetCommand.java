package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "reset", mixinStandardHelpOptions = true,
        description = "Take your files of a lesson back to its beginning; what was there is kept beside them.")
final class ResetCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(paramLabel = "LESSON", description = "Its number.")
    private int number;

    @Override
    public Integer call() throws IOException {
        Desk desk = learn.desk();
        Lesson lesson = desk.lesson(number);
        desk.printKept(desk.workspace().reset(lesson));
        desk.paper().line(desk.texts().get("reset.done", number));
        desk.paper().flush();
        return 0;
    }
}
