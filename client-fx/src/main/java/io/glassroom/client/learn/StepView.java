package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.learn.check.Verdict;
import io.glassroom.learn.course.StepText;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A step of a lesson: what it says, its hints as far as they were asked for, and what the last check found.
final class StepView extends VBox {

    private static final List<String> STATES = List.of("passed", "failed", "not_run");

    private final LessonsViewModel model;
    private final Texts texts;
    private final StepText step;
    private final boolean checked;
    private final MarkdownNodes markdown;
    private final Label state = new Label();
    private final VBox found = new VBox();
    private final VBox hints = new VBox();
    private final Button hint = new Button();

    /// @param checked whether there is something to check, and not only to be read and done
    StepView(LessonsViewModel model, Texts texts, StepText step, boolean checked, MarkdownNodes markdown) {
        this.model = model;
        this.texts = texts;
        this.step = step;
        this.checked = checked;
        this.markdown = markdown;
        getStyleClass().add("step-of-lesson");
        var title = new Label(texts.get("learn.step.name", step.id(), step.title()));
        title.getStyleClass().add("step-title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        state.setId(Ids.stepState(step.id()));
        state.getStyleClass().add("step-state");
        state.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, state);
        head.getStyleClass().add("step-head");
        found.setId(Ids.stepVerdict(step.id()));
        found.getStyleClass().add("found");
        hint.setId(Ids.stepHint(step.id()));
        hint.setMinWidth(USE_PREF_SIZE);
        hint.setOnAction(event -> {
            model.hint(step.id());
            hints();
        });
        hints.getStyleClass().add("hints");
        getChildren().addAll(head, found, markdown.box(step.body()), hints, hint);
        hints();
        refresh(Optional.empty());
    }

    /// Whether the last check found something wrong with it.
    boolean isWrong() {
        return model.verdict(step.id()).filter(StepView::isWrong).isPresent();
    }

    /// Whether the last check has passed it; if it was not checked in this run of the window, whether it ever did.
    boolean isRight() {
        return model.verdict(step.id())
                .map(verdict -> verdict instanceof Verdict.Passed)
                .orElseGet(() -> model.passed().get().contains(step.id()));
    }

    /// Where it says what one should see: pixels below its top.
    double seeing() {
        Node see = lookup("." + MarkdownNodes.SEE);
        return see == null ? 0 : sceneToLocal(see.localToScene(see.getBoundsInLocal())).getMinY();
    }

    /// Shows what the last check has found.
    ///
    /// @param output what the code printed, if that is to be shown here
    void refresh(Optional<PrintedView> output) {
        Optional<Verdict> verdict = model.verdict(step.id());
        boolean once = model.passed().get().contains(step.id());
        String key = verdict.map(StepView::key).orElse(once ? "passed" : "not_run");
        state.setText(texts.get((checked ? "learn.step." : "learn.reading.") + key));
        state.getStyleClass().removeAll(STATES);
        state.getStyleClass().add(key);
        found.getChildren().clear();
        verdict.filter(StepView::isWrong).ifPresent(wrong -> found.getChildren().add(new VerdictView(
                model,
                io.glassroom.learn.course.Texts.in(texts.language().get().locale()),
                wrong,
                Ids.stepPackets(step.id()))));
        output.ifPresent(found.getChildren()::add);
        found.setManaged(!found.getChildren().isEmpty());
    }

    private static String key(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.Failed _, Verdict.Stopped _ -> "failed";
            case Verdict.NotRun() -> "not_run";
        };
    }

    private static boolean isWrong(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed _, Verdict.Stopped _ -> true;
            case Verdict.Passed _, Verdict.NotRun() -> false;
        };
    }

    private void hints() {
        int shown = Math.min(model.hints(step.id()), step.hints().size());
        for (int at = hints.getChildren().size(); at < shown; at++) {
            VBox text = markdown.box(step.hints().get(at));
            text.getStyleClass().add("hint");
            hints.getChildren().add(text);
        }
        boolean more = shown < step.hints().size();
        hint.setVisible(more);
        hint.setManaged(more);
        hint.setText(texts.get("learn.step.hint", Math.min(shown + 1, step.hints().size()), step.hints().size()));
        hint.setAccessibleText(texts.get("learn.step.hint.accessible", step.id(), hint.getText()));
        hints.setManaged(shown > 0);
    }
}
