package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.learn.course.Lesson;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The Learn section: a card for the first minute, one for each lesson, and one for each word of the protocol; or the
/// lesson that is open.
public final class LearnView extends BorderPane {

    private final LearnViewModel model;
    private final Texts texts;
    private final Map<Word, Button> buttons = new EnumMap<>(Word.class);
    private final ScrollPane overview;
    private final Pointing pointing = new Pointing();
    private @Nullable LessonView open;

    public LearnView(LearnViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("learn");
        var words = new FlowPane();
        words.getStyleClass().add("words");
        for (Word word : Word.values()) {
            words.getChildren().add(card(word));
        }
        model.lessons().enter();
        var page = new VBox(
                heading("learn.title"), firstMinute(), cluster(),
                heading("learn.lessons"), note("learn.lessons.note"), new LessonListView(model.lessons(), texts),
                heading("learn.words"), note("learn.words.note"), words);
        page.getStyleClass().add("learn-page");
        overview = new ScrollPane(page);
        overview.setId(Ids.LEARN_PAGE);
        overview.setFitToWidth(true);
        overview.accessibleTextProperty().bind(texts.bind("section.learn"));
        model.lessons().lesson().addListener((observable, old, now) -> show(now));
        texts.language().addListener((observable, old, now) -> show(model.lessons().lesson().get()));
        show(model.lessons().lesson().get());
        sceneProperty().addListener((observable, old, now) -> offer());
    }

    /// @param lesson that is open; null for the overview
    private void show(@Nullable Lesson lesson) {
        if (open != null) {
            open.leave();
            open = null;
        }
        if (lesson == null) {
            setCenter(overview);
            return;
        }
        var made = new LessonView(model.lessons(), texts, lesson, new MarkdownNodes(texts, this::pointAt));
        made.follow();
        open = made;
        setCenter(made);
    }

    /// Goes where a control is, and marks it for a while if it can be seen there.
    private void pointAt(String control) {
        Scene scene = getScene();
        model.lessons().wayTo(control);
        scene.getRoot().applyCss(); // what was just shown gets its parts
        Node node = scene.lookup("#" + control);
        if (node != null) {
            pointing.at(node);
        }
    }

    /// What can be shown is decided when the section is looked at: kinds of packets do not come by the second.
    private void offer() {
        if (getScene() != null) {
            Set<Word> unseen = model.unseen();
            buttons.forEach((word, button) -> button.setDisable(unseen.contains(word)));
        }
    }

    private HBox firstMinute() {
        return tour(Ids.TOUR_START, "learn.tour", model.tours().firstMinute());
    }

    private HBox cluster() {
        return tour(Ids.TOUR_CLUSTER, "learn.tour.cluster", model.tours().cluster());
    }

    private HBox tour(String id, String key, Runnable begin) {
        var start = new Button();
        start.setId(id);
        start.getStyleClass().add("accent");
        start.setGraphic(new FontIcon(Feather.PLAY));
        start.textProperty().bind(texts.bind("learn.tour.start"));
        start.accessibleTextProperty().bind(start.textProperty());
        start.setMinWidth(USE_PREF_SIZE);
        start.setOnAction(event -> begin.run());
        var name = new Label();
        name.getStyleClass().add("word-name");
        name.textProperty().bind(texts.bind(key + ".title"));
        var said = note(key + ".about");
        var words = new VBox(name, said);
        words.getStyleClass().add("word-text");
        HBox.setHgrow(words, Priority.ALWAYS);
        var card = new HBox(words, start);
        card.getStyleClass().addAll("word", "first-minute");
        return card;
    }

    private Node card(Word word) {
        var name = new Label();
        name.getStyleClass().add("word-name");
        name.textProperty().bind(texts.bind("learn.word." + word.key() + ".name"));
        var meaning = note("learn.word." + word.key());
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var show = new Button();
        show.setId(Ids.showWord(word.key()));
        show.textProperty().bind(texts.bind("learn.word.show"));
        show.accessibleTextProperty().bind(texts.bind("learn.word.show.accessible", name.textProperty()));
        show.setOnAction(event -> model.show(word));
        buttons.put(word, show);
        var card = new VBox(name, meaning, gap, show);
        card.getStyleClass().addAll("word", "word-card");
        return card;
    }

    private Label heading(String key) {
        var heading = new Label();
        heading.getStyleClass().add("learn-heading");
        heading.textProperty().bind(texts.bind(key));
        return heading;
    }

    private Label note(String key) {
        var note = new Label();
        note.getStyleClass().add("learn-note");
        note.setWrapText(true);
        note.textProperty().bind(texts.bind(key));
        return note;
    }
}
