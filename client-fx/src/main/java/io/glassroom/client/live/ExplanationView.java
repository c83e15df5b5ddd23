package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.text.Texts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the selected field means: a flag as eight bits, a length as a sum, anything else as its bytes and value.
public final class ExplanationView extends StackPane {

    private final DissectionViewModel model;
    private final Texts texts;

    public ExplanationView(DissectionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId(Ids.EXPLANATION);
        getStyleClass().add("explanation");
        model.explanation().addListener((observable, old, now) -> show());
        texts.language().addListener((observable, old, now) -> show());
        show();
    }

    private void show() {
        Explanation explanation = model.explanation().get();
        getChildren().setAll(explanation == null ? note("explain.none") : view(explanation));
    }

    private Node view(Explanation explanation) {
        return switch (explanation) {
            case Explanation.Flag flag -> flag(flag);
            case Explanation.Length length -> length(length);
            case Explanation.Plain plain -> plain(plain);
        };
    }

    private Node flag(Explanation.Flag flag) {
        var parts = new HBox();
        parts.getStyleClass().add("bit-parts");
        for (Explanation.Part part : flag.parts()) {
            parts.getChildren().add(part(part));
        }
        return new VBox(title("explain.flag", String.format(Locale.ROOT, "0x%02x", flag.octet())), parts);
    }

    private VBox part(Explanation.Part part) {
        var boxes = new HBox();
        boxes.getStyleClass().add("bits");
        part.digits().chars().forEach(digit -> {
            var bit = new Label(Character.toString(digit));
            bit.getStyleClass().addAll("mono", "bit");
            bit.pseudoClassStateChanged(Styles.MARKED, digit == '1');
            boxes.getChildren().add(bit);
        });
        var name = new Label(part.bits().title());
        name.getStyleClass().add("bit-name");
        var meaning = new Label(part.meaning());
        meaning.getStyleClass().add("bit-meaning");
        var box = new VBox(boxes, name, meaning);
        box.getStyleClass().add("bit-part");
        return box;
    }

    private Node length(Explanation.Length length) {
        boolean lies = length.announced() != length.present();
        var sum = new Label(length.hex() + "  =  " + length.sum());
        sum.getStyleClass().addAll("mono", "explain-sum");
        var verdict = new Label(
                lies ? texts.get("explain.length.lies", length.present()) : texts.get("explain.length.right", length.present()));
        verdict.setWrapText(true);
        verdict.getStyleClass().add("explain-verdict");
        verdict.pseudoClassStateChanged(Styles.BROKEN, lies);
        return new VBox(title("explain.length", length.field().filter()), sum, verdict);
    }

    private Node plain(Explanation.Plain plain) {
        String name = plain.field().filter().isEmpty() ? plain.field().name() : plain.field().filter();
        var value = new Label(plain.field().value());
        value.getStyleClass().addAll("mono", "explain-sum");
        var bytes = new FlowPane();
        var hex = new Label(plain.hex());
        hex.getStyleClass().addAll("mono", "faint");
        bytes.getChildren().add(hex);
        var head = plain.field().width() == 0
                ? title("explain.generated", name)
                : title("explain.plain", name, plain.field().offset(), plain.field().width());
        return new VBox(head, value, bytes);
    }

    private Label title(String key, Object... details) {
        var title = new Label(texts.get(key, details));
        title.getStyleClass().add("explain-title");
        return title;
    }

    private Node note(String key) {
        var note = new Label(texts.get(key));
        note.getStyleClass().add("placeholder");
        note.setWrapText(true);
        return note;
    }
}
