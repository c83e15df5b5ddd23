package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.learn.course.Lesson;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A card for each lesson: what it is about, how long it takes, and how far the learner is.
final class LessonListView extends FlowPane {

    private final LessonsViewModel model;
    private final Texts texts;

    LessonListView(LessonsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("words");
        model.passed().addListener((observable, old, now) -> fill());
        model.viewed().addListener((observable, old, now) -> fill());
        texts.language().addListener((observable, old, now) -> fill());
        fill();
    }

    private void fill() {
        Lesson current = model.current();
        getChildren().setAll(model.lessons().stream().map(lesson -> card(lesson, current)).toList());
    }

    /// @param current the one that it is the learner's turn to do
    private VBox card(Lesson lesson, Lesson current) {
        String title = lesson.text(texts.language().get().locale()).title();
        var name = new Label(texts.get("learn.lesson.name", lesson.number(), title));
        name.getStyleClass().add("word-name");
        name.setWrapText(true);
        var state = new Label(texts.get(
                "learn.lesson.state", model.passedOf(lesson), lesson.steps().size(), lesson.minutes()));
        state.getStyleClass().addAll("learn-note", "lesson-outcome");
        boolean done = model.passedOf(lesson) == lesson.steps().size();
        state.pseudoClassStateChanged(LessonView.DONE, done);
        state.setWrapText(true);
        var viewed = new Label(model.viewed().get().contains(lesson) ? texts.get("learn.lesson.viewed") : "");
        viewed.getStyleClass().add("learn-note");
        viewed.setManaged(!viewed.getText().isEmpty());
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var open = new Button(texts.get("learn.lesson.open"));
        open.setId(Ids.lesson(lesson.id()));
        if (lesson.equals(current)) {
            open.getStyleClass().add("accent");
        }
        open.setAccessibleText(texts.get("learn.lesson.open.accessible", lesson.number(), title));
        open.setOnAction(event -> model.open(lesson));
        var card = new VBox(name, state, viewed, gap, open);
        card.getStyleClass().addAll("word", "lesson-card");
        return card;
    }
}
