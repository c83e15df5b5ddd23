package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import io.glassroom.server.inspect.Screen.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", mixinStandardHelpOptions = true, description = "All lessons, and how far you are.")
final class ListCommand implements Callable<Integer> {

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Override
    public Integer call() {
        Desk desk = learn.desk();
        Lesson current = desk.progress().current(desk.course());
        for (Lesson lesson : desk.course().lessons()) {
            int steps = lesson.steps().size();
            int passed = steps - desk.open(lesson).size();
            List<String> notes = new ArrayList<>();
            notes.add(desk.texts().get("list.minutes", lesson.minutes()));
            if (desk.progress().hasViewed(lesson)) {
                notes.add(desk.texts().get("list.viewed"));
            }
            if (lesson.equals(current)) {
                notes.add(desk.texts().get("list.current"));
            }
            String line = "%s %2d  %-8s%s%s".formatted(
                    passed == steps ? "✓" : "-",
                    lesson.number(),
                    desk.texts().get("list.steps", passed, steps),
                    lesson.text(desk.language()).title(),
                    desk.texts().get("list.notes", String.join(desk.texts().get("list.comma"), notes)));
            desk.paper().line(desk.paper().paint(passed == steps ? Ink.GREEN : Ink.PLAIN, line));
        }
        desk.paper().flush();
        return 0;
    }
}
