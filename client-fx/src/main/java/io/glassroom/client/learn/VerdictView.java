package io.glassroom.client.learn;

import io.glassroom.checks.Words;
import io.glassroom.learn.check.Finding;
import io.glassroom.learn.check.HexWindow;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.check.VerdictTexts;
import io.glassroom.learn.course.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// What a check found wrong with a step: the rule, what it expected, and what there was.
final class VerdictView extends GridPane {

    private static final int LONGEST = 600; // characters of a value

    private final LessonsViewModel model;
    private final Texts texts;

    /// @param texts the engine's, in the language of the window
    /// @param packetsId of the button that shows packets
    VerdictView(LessonsViewModel model, Texts texts, Verdict verdict, String packetsId) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("verdict");
        switch (verdict) {
            case Verdict.Passed _, Verdict.NotRun() -> {}
            case Verdict.Stopped(var check, var ending) -> addRow(getRowCount(), words(VerdictTexts.of(ending, texts)));
            case Verdict.Failed failed -> failed(failed, packetsId);
        }
    }

    private void failed(Verdict.Failed failed, String packetsId) {
        Label rule = words(failed.rule().in(texts.language()));
        rule.getStyleClass().add("verdict-rule");
        part("part.rule", rule);
        switch (failed.finding()) {
            case Finding.Different found -> different(found);
            case Finding.Unequal(Words what, Words expected, Words actual) -> {
                part("part.for", mono(what.in(texts.language())));
                part("part.expected", mono(expected.in(texts.language())));
                part("part.actual", mono(actual.in(texts.language())));
            }
            case Finding.Thrown thrown -> {
                String message = thrown.message().isEmpty() ? "" : ": " + thrown.message();
                part("part.thrown", mono(thrown.type() + message));
                add(words(VerdictTexts.of(thrown, texts)), 1, getRowCount());
            }
        }
        failed.shown().ifPresent(shown -> {
            var show = new Button(texts.get("part.show"));
            show.setId(packetsId);
            show.setAccessibleText(show.getText());
            show.setOnAction(event -> model.showPackets(shown));
            add(show, 1, getRowCount());
        });
    }

    private void different(Finding.Different found) {
        var window = HexWindow.of(found.expected(), found.actual(), found.at());
        part("part.for", mono(found.what().in(texts.language())));
        part("part.expected", line(window.expected()));
        part("part.actual", line(window.actual()));
        String place = found.field()
                .map(field -> texts.get("part.byte.field", found.at(), field))
                .orElseGet(() -> texts.get("part.byte", found.at()));
        add(line(" ".repeat(window.caret()) + "^^  " + place), 1, getRowCount());
    }

    private void part(String key, Label value) {
        var name = new Label(texts.get(key));
        name.getStyleClass().add("verdict-part");
        name.setMinWidth(USE_PREF_SIZE);
        setHgrow(value, Priority.ALWAYS);
        addRow(getRowCount(), name, value);
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        return words;
    }

    private static Label mono(String text) {
        Label value = words(text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
        value.getStyleClass().add("mono");
        return value;
    }

    /// Stands under the one above it, sign by sign: it is not wrapped.
    private static Label line(String text) {
        var line = new Label(text);
        line.getStyleClass().add("mono");
        line.setMinWidth(USE_PREF_SIZE);
        return line;
    }
}
