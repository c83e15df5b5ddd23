package io.glassroom.learn.command;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.course.LessonText;
import io.glassroom.learn.course.StepText;
import io.glassroom.learn.course.Texts;
import io.glassroom.learn.progress.Progress;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.server.inspect.Screen.Ink;
import io.glassroom.server.node.CannotStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What all parts of the command work on.
record Desk(Course course, Workspace workspace, Progress progress, Texts texts, Paper paper) {

    Locale language() {
        return texts.language();
    }

    /// @throws CannotStart if there is none of this number
    Lesson lesson(int number) {
        return course.lesson(number).orElseThrow(() -> new CannotStart(texts.get(
                "none.lesson", number, course.lessons().getFirst().number(), course.lessons().getLast().number())));
    }

    /// The one of this number; if none is given, the first that is not done.
    Lesson lessonOrCurrent(Optional<Integer> number) {
        return number.map(this::lesson).orElseGet(() -> progress.current(course));
    }

    /// A path as the user would type it.
    Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    ReportPrinter reports() {
        return new ReportPrinter(paper, texts, course, Path.of("").toAbsolutePath());
    }

    /// The title of a lesson, what it opens with, and where its files are.
    void printOpening(Lesson lesson) {
        LessonText text = lesson.text(language());
        paper.line();
        paper.line(paper.paint(Ink.BOLD, texts.get("lesson.head", lesson.number(), text.title())));
        paper.line();
        new MarkdownPrinter(paper).print(text.opening());
        if (lesson.isChecked()) {
            String files = String.join(", ", lesson.files());
            paper.wrapped("  ", "  ", texts.get("lesson.files", shown(workspace.sources()), files));
            paper.line();
        }
    }

    void printStep(Lesson lesson, String step) {
        StepText text = lesson.text(language()).step(step);
        paper.line(paper.paint(Ink.BOLD, text.id() + "  " + text.title()));
        paper.line();
        new MarkdownPrinter(paper).print(text.body());
    }

    void printKept(List<Path> kept) {
        kept.forEach(file -> paper.line(texts.get("kept", shown(file))));
    }

    /// The steps of a lesson that have not passed yet.
    List<String> open(Lesson lesson) {
        var passed = progress.passed();
        return lesson.steps().stream().filter(step -> !passed.contains(step)).toList();
    }
}
