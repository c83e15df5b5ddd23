package io.glassroom.learn.command;

import io.glassroom.checks.Words;
import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.HexWindow;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.check.StepVerdict;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.check.VerdictTexts;
import io.glassroom.learn.compile.Problem;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Texts;
import io.glassroom.server.inspect.Screen;
import io.glassroom.server.inspect.Screen.Ink;
import java.nio.file.Path;
import java.util.List;

/// Writes what a check has found: for each step a line, and for the first that failed what is wrong.
final class ReportPrinter {

    private static final int PROBLEMS = 5;
    private static final int PRINTED = 40; // lines
    private static final int LONGEST = 300; // characters of a value
    private static final String BELOW = "     ";
    private static final int LABEL = 14; // columns

    private final Paper paper;
    private final Texts texts;
    private final Course course;
    private final Path folder;

    /// @param folder that paths are told from
    ReportPrinter(Paper paper, Texts texts, Course course, Path folder) {
        this.paper = paper;
        this.texts = texts;
        this.course = course;
        this.folder = folder;
    }

    void print(Report report) {
        if (!report.problems().isEmpty()) {
            printProblems(report.problems());
            return;
        }
        steps(report.steps());
        if (!report.previous().isEmpty()) {
            previous(report.previous());
        }
        printed(report);
    }

    void printProblems(List<Problem> problems) {
        paper.line(paper.paint(Ink.RED, "✗ " + texts.get("compile.failed")));
        for (Problem problem : problems.subList(0, Math.min(PROBLEMS, problems.size()))) {
            paper.line();
            String place = from(problem.file()) + (problem.line() > 0 ? ":" + problem.line() : "");
            paper.wrapped("  ", BELOW, paper.paint(Ink.BOLD, place) + ": " + problem.message().replace("\n", "; "));
            if (!problem.code().isEmpty()) {
                paper.line(BELOW + paper.paint(Ink.CYAN, problem.code()));
            }
            problem.gloss().ifPresent(gloss -> paper.wrapped(BELOW, BELOW, gloss.in(texts)));
        }
        if (problems.size() > PROBLEMS) {
            paper.line("  " + texts.get("compile.more", problems.size() - PROBLEMS));
        }
    }

    /// One thing at a time: later steps mostly fail for the same reason.
    private void steps(List<StepVerdict> steps) {
        boolean explained = false;
        for (StepVerdict step : steps) {
            step(step, !explained);
            explained |= !step.passed();
        }
    }

    private void step(StepVerdict step, boolean explained) {
        String title = course.lessonOf(step.step())
                .map(lesson -> lesson.text(texts.language()).step(step.step()).title())
                .orElse("");
        String line = texts.get("step.line", step.step(), title, name(step.verdict()));
        switch (step.verdict()) {
            case Verdict.Passed _ -> paper.line(paper.paint(Ink.GREEN, "✓ " + line));
            case Verdict.Failed failed -> {
                paper.line(paper.paint(Ink.RED, "✗ " + line));
                if (explained) {
                    failed(failed);
                }
            }
            case Verdict.Stopped stopped -> {
                paper.line(paper.paint(Ink.RED, "✗ " + line));
                if (explained) {
                    paper.wrapped(BELOW, BELOW, VerdictTexts.of(stopped.ending(), texts));
                }
            }
            case Verdict.NotRun() -> paper.line(paper.paint(Ink.FAINT, "- " + line));
        }
    }

    private String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> texts.get("verdict.passed");
            case Verdict.Failed _ -> texts.get("verdict.failed");
            case Verdict.Stopped _ -> texts.get("verdict.stopped");
            case Verdict.NotRun() -> texts.get("verdict.not_run");
        };
    }

    private void failed(Verdict.Failed failed) {
        part("part.rule", failed.rule().in(texts.language()));
        switch (failed.finding()) {
            case Finding.Different found -> different(found);
            case Finding.Unequal(Words what, Words expected, Words actual) -> {
                part("part.for", what.in(texts.language()));
                part("part.expected", shortened(expected.in(texts.language())));
                part("part.actual", shortened(actual.in(texts.language())));
            }
            case Finding.Thrown thrown -> {
                String message = thrown.message().isEmpty() ? "" : ": " + shortened(thrown.message());
                part("part.thrown", thrown.type() + message);
                paper.wrapped(BELOW, BELOW, VerdictTexts.of(thrown, texts));
            }
        }
        failed.shown().ifPresent(shown -> part(
                "part.show", texts.get("part.show.command", from(shown.file()), shown.packet(), shown.offset())));
    }

    private void different(Finding.Different found) {
        var window = HexWindow.of(found.expected(), found.actual(), found.at());
        part("part.for", found.what().in(texts.language()));
        paper.line(label("part.expected") + ended(window.expected()));
        paper.line(label("part.actual") + ended(window.actual()));
        String place = found.field()
                .map(field -> texts.get("part.byte.field", found.at(), field))
                .orElseGet(() -> texts.get("part.byte", found.at()));
        String caret = " ".repeat(columns() + window.caret());
        paper.line(caret + paper.paint(Ink.RED, "^^") + "  " + place);
    }

    /// The window's word for the end is behind all bytes, so that no column moves.
    private String ended(String bytes) {
        return bytes.replace(HexWindow.END, texts.get("part.end"));
    }

    private void previous(List<StepVerdict> previous) {
        boolean good = previous.stream().allMatch(StepVerdict::passed);
        if (good) {
            paper.line(paper.paint(Ink.GREEN, "✓ " + texts.get("lesson.previous")));
            return;
        }
        paper.line();
        paper.line(texts.get("previous.title"));
        steps(previous.stream().filter(step -> !step.passed()).toList());
    }

    private void printed(Report report) {
        if (report.output().text().isBlank()) {
            return;
        }
        paper.line();
        paper.line(paper.paint(Ink.FAINT, texts.get("part.printed")));
        List<String> lines = report.output().text().lines().toList();
        lines.stream().limit(PRINTED).forEach(line -> paper.line("  | " + Screen.harmless(line)));
        String cut = lines.size() > PRINTED
                ? texts.get("output.lines", report.output().bytes(), PRINTED)
                : VerdictTexts.of(report.output(), texts);
        if (!cut.isEmpty()) {
            paper.line("  " + cut);
        }
    }

    private void part(String key, String text) {
        paper.wrapped(label(key), " ".repeat(columns()), text);
    }

    private String label(String key) {
        String word = texts.get(key);
        return BELOW + paper.paint(Ink.FAINT, word) + " ".repeat(LABEL - Screen.width(word));
    }

    /// Where the text behind a label begins: the same for all.
    private static int columns() {
        return BELOW.length() + LABEL;
    }

    private static String shortened(String text) {
        String harmless = Screen.harmless(text);
        return harmless.length() <= LONGEST ? harmless : harmless.substring(0, LONGEST) + " …";
    }

    private String from(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }
}
