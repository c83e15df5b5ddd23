package io.glassroom.client.errors;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import io.glassroom.client.why.Lesson;
import io.glassroom.client.why.RuleTexts;
import io.glassroom.protocol.packet.Rule;
import io.glassroom.protocol.wire.MalformedCase;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One remark in full: what happened, why, which rule says so, how to bring it about, and the lesson.
final class RemarkView extends ScrollPane {

    private final ErrorsViewModel model;
    private final Texts texts;
    private final Runnable lessons;
    private final VBox content = new VBox();

    RemarkView(ErrorsViewModel model, Texts texts, Runnable lessons) {
        this.model = model;
        this.texts = texts;
        this.lessons = lessons;
        setId(Ids.ERROR_DETAIL);
        getStyleClass().addAll("remark", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        accessibleTextProperty().bind(texts.bind("errors.detail.accessible"));
        content.getStyleClass().add("remark-content");
        setContent(content);
        model.chosen().addListener((observable, old, now) -> show(now));
        texts.language().addListener((observable, old, now) -> show(model.chosen().get()));
        show(null);
    }

    private void show(@Nullable Remark remark) {
        if (remark == null) {
            content.getChildren().setAll(text("faint", texts.get("errors.choose")));
            return;
        }
        Cause cause = remark.cause();
        content.getChildren().setAll(text("explain-title", RemarkTexts.title(cause, texts)));
        part("errors.part.cause", text("plain", RemarkTexts.cause(cause, texts)));
        List<MalformedCase> cases = cause.rule().map(model::cases).orElse(List.of());
        cause.rule().ifPresent(rule -> {
            String words = RuleTexts.of(rule, texts) + " " + RemarkTexts.verdict(rule, texts);
            part("errors.part.rule", text("plain", words));
        });
        part("errors.part.how", text("plain", RemarkTexts.how(cause, cases, texts)));
        if (!cases.isEmpty()) {
            content.getChildren().add(gallery(cause.rule().orElseThrow(), cases.size()));
        }
        content.getChildren().add(lesson(RemarkTexts.lesson(cause)));
    }

    private void part(String key, Node node) {
        Label title = text("faint", texts.get(key));
        content.getChildren().addAll(title, node);
    }

    private Hyperlink gallery(Rule rule, int cases) {
        var link = new Hyperlink(texts.get("errors.gallery", cases));
        link.setId(Ids.ERROR_GALLERY);
        link.setAccessibleText(link.getText());
        link.setOnAction(event -> model.cause(rule));
        return link;
    }

    private Hyperlink lesson(Lesson lesson) {
        var link = new Hyperlink(texts.get("lesson.link", lesson.number(), texts.get(lesson.key())));
        link.setId(Ids.ERROR_LESSON);
        link.setAccessibleText(link.getText());
        link.setOnAction(event -> lessons.run());
        return link;
    }

    private static Label text(String style, String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
