package io.glassroom.learn.command;

import io.glassroom.learn.course.Lesson;
import io.glassroom.server.inspect.Screen.Ink;
import java.util.List;
import org.commonmark.node.Node;

/// Writes hints.
record Hints(Desk desk) {

    /// @param which counts from 1; more than there are stands for the last
    void print(Lesson lesson, String step, int which) {
        List<Node> hints = lesson.text(desk.language()).step(step).hints();
        if (hints.isEmpty()) {
            desk.paper().line(desk.texts().get("hint.none", step));
            return;
        }
        int number = Math.clamp(which, 1, hints.size());
        desk.paper().line(desk.paper().paint(Ink.BOLD, desk.texts().get("hint.head", number, hints.size(), step)));
        desk.paper().line();
        new MarkdownPrinter(desk.paper()).print(hints.get(number - 1));
        if (number == hints.size()) {
            desk.paper().line(desk.texts().get("hint.last", lesson.number()));
        }
    }
}
