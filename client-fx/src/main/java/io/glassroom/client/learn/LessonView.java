package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import io.glassroom.learn.check.Report;
import io.glassroom.learn.compile.Problem;
import io.glassroom.learn.course.Lesson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// An open lesson, in one language: its text step by step, and above it the button that checks what the learner wrote.
final class LessonView extends BorderPane {

    private static final int PROBLEMS = 5;
    private static final double NAMES = 440; // pixels that the names of the files take; more names, more lines
    private static final double PATH = 200; // pixels that their folder has at least
    private static final double MARGIN = 24; // pixels above what one should see

    static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final LessonsViewModel model;
    private final Texts texts;
    private final Lesson lesson;
    private final Locale language;
    private final List<StepView> steps;
    private final VBox problems = new VBox();
    private final VBox printed = new VBox(); // where nothing is wrong
    private final ReplaceView replacing;
    private final VBox page;
    private final ScrollPane scroll;
    private final Label outcome = new Label();
    private final Label viewed = new Label();
    private final PauseTransition settling = new PauseTransition(Duration.millis(1)); // one frame
    private boolean settled; // the page is where it was left
    private Set<StepView> right = Set.of(); // at the last look
    private final ChangeListener<Object> passed = (observable, old, now) -> refresh();
    private final ChangeListener<@Nullable Report> found = (observable, old, now) -> {
        refresh();
        bringUpWhatIsNew();
    };

    LessonView(LessonsViewModel model, Texts texts, Lesson lesson, MarkdownNodes markdown) {
        this.model = model;
        this.texts = texts;
        this.lesson = lesson;
        language = texts.language().get().locale();
        var text = lesson.text(language);
        steps = text.steps().stream()
                .map(step -> new StepView(model, texts, step, lesson.isChecked(), markdown))
                .toList();
        problems.setId(Ids.LESSON_PROBLEMS);
        problems.getStyleClass().add("lesson-problems");
        page = new VBox(problems, markdown.box(text.opening()));
        page.getChildren().addAll(steps);
        model.following(lesson).ifPresent(next -> page.getChildren().add(next(next)));
        page.getStyleClass().addAll("learn-page", "lesson-page");
        scroll = new ScrollPane(page);
        scroll.setId(Ids.LESSON_PAGE);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(text.title());
        replacing = new ReplaceView(model.replacing(), texts, lesson);
        setTop(head(text.title()));
        setCenter(scroll);
        refresh();
        right = steps.stream().filter(StepView::isRight).collect(Collectors.toSet());
        scroll.viewportBoundsProperty().addListener((observable, old, now) -> {
            if (!settled) {
                settle();
            }
        });
        scroll.vvalueProperty().addListener((observable, old, now) -> {
            if (settled) {
                model.scrolled(lesson, now.doubleValue() * hidden());
            }
        });
    }

    /// Goes where the learner left the page, once it has its size.
    private void settle() {
        if (settling.getStatus() == Animation.Status.STOPPED && scroll.getViewportBounds().getHeight() > 0) {
            settling.setOnFinished(event -> {
                scrollTo(model.place(lesson));
                settled = true;
            });
            settling.play();
        }
    }

    /// From now on follows what is found.
    void follow() {
        replacing.follow();
        model.report().addListener(found);
        model.passed().addListener(passed);
        model.viewed().addListener(passed);
    }

    /// Lets go of the model.
    void leave() {
        replacing.leave();
        model.report().removeListener(found);
        model.passed().removeListener(passed);
        model.viewed().removeListener(passed);
    }

    private VBox head(String words) {
        var back = new WordedButton(texts, Ids.LESSON_BACK, "learn.lesson.back", model::leave);
        var title = new Label(texts.get("learn.lesson.name", lesson.number(), words));
        title.getStyleClass().add("lesson-title");
        title.setMinWidth(0);
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(back, title);
        row.getStyleClass().add("lesson-row");
        var head = new VBox(row);
        head.getStyleClass().add("lesson-head");
        if (model.sources().isEmpty()) {
            head.getChildren().add(note(texts.get("learn.lesson.no_folder")));
        } else if (lesson.isChecked()) {
            outcome.setId(Ids.LESSON_OUTCOME);
            outcome.getStyleClass().add("lesson-outcome");
            outcome.setMinWidth(USE_PREF_SIZE);
            viewed.setText(texts.get("learn.lesson.viewed"));
            viewed.getStyleClass().add("learn-note");
            viewed.setMinWidth(USE_PREF_SIZE);
            row.getChildren().addAll(viewed, outcome, check());
            head.getChildren().addAll(folder(), replacing, printed);
        } else {
            row.getChildren().add(new WordedButton(texts, Ids.LESSON_DONE, "learn.lesson.done", model::done));
        }
        var trouble = note("");
        trouble.textProperty().bind(texts.bind("learn.lesson.trouble", model.trouble()));
        trouble.visibleProperty().bind(model.trouble().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        head.getChildren().add(trouble);
        return head;
    }

    private Button next(Lesson next) {
        var open = new Button(texts.get("learn.lesson.next", next.number(), next.text(language).title()));
        open.setId(Ids.LESSON_NEXT);
        open.setAccessibleText(open.getText());
        open.setOnAction(event -> model.open(next));
        return open;
    }

    private Button check() {
        var check = new Button(texts.get("learn.lesson.check"));
        check.setId(Ids.LESSON_CHECK);
        check.getStyleClass().add("accent");
        check.setMinWidth(USE_PREF_SIZE);
        check.setAccessibleText(check.getText());
        check.disableProperty().bind(model.checking());
        check.setOnAction(event -> model.check());
        return check;
    }

    private HBox folder() {
        var name = note(texts.get("learn.lesson.files", String.join(", ", lesson.files())));
        name.setMaxWidth(NAMES);
        name.setMinHeight(USE_PREF_SIZE);
        var path = new TextField(model.sources().map(Object::toString).orElse(""));
        path.setId(Ids.LESSON_FOLDER);
        path.getStyleClass().add("mono");
        path.setEditable(false);
        path.setFocusTraversable(false); // or it would have the focus of each lesson that is opened
        path.setAccessibleText(texts.get("learn.lesson.folder"));
        path.setMinWidth(PATH);
        HBox.setHgrow(path, Priority.ALWAYS);
        var row = new HBox(name, path, replace(Replacement.RESET), replace(Replacement.SOLUTION));
        row.getStyleClass().add("lesson-row");
        return row;
    }

    private WordedButton replace(Replacement what) {
        return new WordedButton(texts, Ids.lessonAsk(what.key()), "learn." + what.key(), () -> model.replacing().ask(what));
    }

    private void refresh() {
        Report report = model.report().get();
        var engine = io.glassroom.learn.course.Texts.in(language);
        Optional<PrintedView> output = model.printed().map(said -> new PrintedView(said, engine));
        Optional<StepView> wrong = steps.stream().filter(StepView::isWrong).findFirst();
        for (StepView step : steps) {
            step.refresh(output.filter(shown -> wrong.filter(step::equals).isPresent()));
        }
        printed.getChildren().setAll(output.filter(shown -> wrong.isEmpty()).stream().toList());
        printed.setManaged(!printed.getChildren().isEmpty());
        viewed.setVisible(model.viewed().get().contains(lesson));
        viewed.setManaged(viewed.isVisible());
        outcome.pseudoClassStateChanged(DONE, model.passedOf(lesson) == lesson.steps().size());
        outcome.setText(texts.get("learn.lesson.outcome", model.passedOf(lesson), lesson.steps().size()));
        problems.getChildren().clear();
        if (report != null && !report.problems().isEmpty()) {
            show(report.problems());
        }
        problems.setManaged(!problems.getChildren().isEmpty());
    }

    /// Scrolls to what one should see of the step that passes since this look, or else to the first one that failed, or
    /// to the top if the code does not compile.
    private void bringUpWhatIsNew() {
        Set<StepView> before = right;
        right = steps.stream().filter(StepView::isRight).collect(Collectors.toSet());
        if (problems.isManaged()) {
            scroll.setVvalue(0);
            return;
        }
        applyCss();
        layout(); // what was found has made the page longer
        steps.stream()
                .takeWhile(right::contains)
                .filter(step -> !before.contains(step))
                .reduce((earlier, later) -> later)
                .map(step -> step.getBoundsInParent().getMinY() + step.seeing() - MARGIN)
                .or(() -> steps.stream()
                        .filter(StepView::isWrong)
                        .findFirst()
                        .map(step -> step.getBoundsInParent().getMinY()))
                .ifPresent(this::scrollTo);
    }

    /// @param place that is to be at the top, in pixels from the top of the page
    private void scrollTo(double place) {
        scroll.setVvalue(hidden() <= 0 ? 0 : Math.min(1, place / hidden()));
    }

    /// Pixels of the page for which there is no room.
    private double hidden() {
        return page.getHeight() - scroll.getViewportBounds().getHeight();
    }

    private void show(List<Problem> found) {
        var engine = io.glassroom.learn.course.Texts.in(language);
        var title = new Label(engine.get("compile.failed"));
        title.getStyleClass().add("step-title");
        title.setWrapText(true);
        problems.getChildren().add(title);
        found.stream().limit(PROBLEMS).forEach(problem -> {
            String place = problem.file().getFileName() + (problem.line() > 0 ? ":" + problem.line() : "");
            problems.getChildren().add(mono(place + ": " + problem.message()));
            if (!problem.code().isEmpty()) {
                problems.getChildren().add(mono("    " + problem.code()));
            }
            problem.gloss().ifPresent(gloss -> problems.getChildren().add(note(gloss.in(engine))));
        });
        if (found.size() > PROBLEMS) {
            problems.getChildren().add(note(engine.get("compile.more", found.size() - PROBLEMS)));
        }
    }

    private static Node mono(String text) {
        var line = new Label(text);
        line.setWrapText(true);
        line.getStyleClass().add("mono");
        return line;
    }

    private static Label note(String text) {
        var note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("learn-note");
        return note;
    }
}
