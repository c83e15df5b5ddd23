package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.client.learn.ReplaceViewModel.Replaced;
import io.glassroom.client.text.Texts;
import io.glassroom.client.text.WordedButton;
import io.glassroom.learn.course.Lesson;
import java.nio.file.Path;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Before something takes the place of the learner's files: what will happen to them. And after it: what has.
final class ReplaceView extends VBox {

    private final ReplaceViewModel model;
    private final Texts texts;
    private final Lesson lesson;
    private final ChangeListener<@Nullable Object> changed = (observable, old, now) -> show();

    ReplaceView(ReplaceViewModel model, Texts texts, Lesson lesson) {
        this.model = model;
        this.texts = texts;
        this.lesson = lesson;
        getStyleClass().add("lesson-question");
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.dismiss();
                event.consume();
            }
        });
        show();
    }

    /// From now on follows what is asked and done.
    void follow() {
        model.asked().addListener(changed);
        model.replaced().addListener(changed);
    }

    /// Lets go of the model.
    void leave() {
        model.asked().removeListener(changed);
        model.replaced().removeListener(changed);
    }

    private void show() {
        getChildren().clear();
        Replacement asked = model.asked().get();
        Replaced replaced = model.replaced().get();
        if (asked != null) {
            question("learn." + asked.key());
        } else if (replaced != null) {
            answer(replaced);
        }
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private void question(String key) {
        var title = words(texts.get(key + ".title", lesson.number()));
        title.getStyleClass().add("step-title");
        var yes = new WordedButton(texts, Ids.LESSON_REPLACE, key + ".do", model::confirm);
        yes.getStyleClass().add("accent");
        var no = new WordedButton(texts, Ids.LESSON_KEEP, "learn.replace.cancel", model::dismiss);
        var buttons = new HBox(yes, no);
        buttons.getStyleClass().add("lesson-row");
        getChildren().addAll(title, words(texts.get(key + ".about", String.join(", ", lesson.files()))), buttons);
        no.requestFocus(); // where Enter does no harm
    }

    private void answer(Replaced replaced) {
        var done = words(texts.get("learn." + replaced.by().key() + ".done"));
        done.setId(Ids.LESSON_REPLACED);
        HBox.setHgrow(done, Priority.ALWAYS);
        done.setMaxWidth(Double.MAX_VALUE);
        var dismiss = new Button();
        dismiss.setId(Ids.dismiss("lesson-replaced"));
        dismiss.getStyleClass().addAll("flat", "small");
        dismiss.setGraphic(new FontIcon(Feather.X));
        dismiss.setAccessibleText(texts.get("notice.dismiss"));
        dismiss.setOnAction(event -> model.dismiss());
        getChildren().add(new HBox(done, dismiss));
        for (Path kept : replaced.kept()) {
            getChildren().add(words(texts.get("learn.replace.kept", kept.getFileName())));
        }
    }

    private static Label words(String text) {
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }
}
