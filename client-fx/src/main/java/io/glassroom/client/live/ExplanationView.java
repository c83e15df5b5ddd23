package io.glassroom.client.live;

import io.glassroom.client.Ids;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.motion.Pulse;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.text.Texts;
import io.glassroom.client.why.Why;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the selected field means: a flag as eight bits, a length as a sum, an id as groups of seven bits, anything else
/// as its bytes and value. The `?` adds why the field exists.
public final class ExplanationView extends ScrollPane {

    private static final String WHY = "explain.why"; // what the settings remember

    private final DissectionViewModel model;
    private final Texts texts;
    private final Pulse pulse;
    private final Settings settings;
    private final Runnable lessons;
    private final BooleanProperty why = new SimpleBooleanProperty();

    /// @param lessons leads to the lessons
    public ExplanationView(DissectionViewModel model, Texts texts, Pulse pulse, Settings settings, Runnable lessons) {
        this.model = model;
        this.texts = texts;
        this.pulse = pulse;
        this.settings = settings;
        this.lessons = lessons;
        setId(Ids.EXPLANATION);
        getStyleClass().addAll("explanation", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        why.set(settings.recall(WHY).map(Boolean::parseBoolean).orElse(false));
        why.addListener((observable, old, now) -> {
            settings.remember(WHY, Boolean.toString(now));
            show();
        });
        model.explanation().addListener((observable, old, now) -> show());
        texts.language().addListener((observable, old, now) -> show());
        show();
    }

    private void show() {
        Explanation explanation = model.explanation().get();
        setContent(explanation == null ? new VBox(note()) : view(explanation));
        setVvalue(0);
    }

    private Node view(Explanation explanation) {
        var box = new VBox(head(explanation));
        if (why.get()) {
            box.getChildren().add(why(explanation.field()));
        }
        switch (explanation) {
            case Explanation.Flag flag -> box.getChildren().add(flag(flag));
            case Explanation.Length length -> box.getChildren().addAll(sum(length), verdict(length.counted()));
            case Explanation.Id id ->
                box.getChildren().add(new VarintView(id.groups(), texts, pulse, settings.animations()));
            case Explanation.Plain plain -> box.getChildren().addAll(plain(plain));
        }
        if (model.leads().get()) {
            box.getChildren().add(jump(explanation.field()));
        }
        return box;
    }

    private Node head(Explanation explanation) {
        var title = switch (explanation) {
            case Explanation.Flag flag -> title("explain.flag", String.format(Locale.ROOT, "0x%02x", flag.octet()));
            case Explanation.Length length -> title("explain.length", length.field().filter());
            case Explanation.Id id -> title("explain.id", id.field().filter(), id.groups().groups().size());
            case Explanation.Plain plain -> plain.field().width() == 0
                    ? title("explain.generated", name(plain.field()))
                    : title("explain.plain", name(plain.field()), plain.field().offset(), plain.field().width());
        };
        title.setMaxWidth(Double.MAX_VALUE);
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        var ask = new ToggleButton("?");
        ask.setId(Ids.WHY);
        ask.getStyleClass().addAll("small", "why-button");
        ask.selectedProperty().bindBidirectional(why);
        ask.accessibleTextProperty().bind(texts.bind("explain.why"));
        ask.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, ask);
        head.getStyleClass().add("explain-head");
        return head;
    }

    private Node why(FieldNode field) {
        CapturedPacket packet = model.selection().packet().get();
        if (packet == null) {
            return note();
        }
        Why reason = Why.of(field, packet.packet(), packet.fault());
        var text = new Label(texts.get(reason.key()));
        text.setId(Ids.WHY_TEXT);
        text.setWrapText(true);
        text.getStyleClass().add("why-text");
        var lesson = new Hyperlink(
                texts.get("lesson.link", reason.lesson().number(), texts.get(reason.lesson().key())));
        lesson.setId(Ids.WHY_LESSON);
        lesson.setAccessibleText(lesson.getText());
        lesson.setOnAction(event -> lessons.run());
        var box = new VBox(text, lesson);
        box.getStyleClass().add("why-box");
        return box;
    }

    private Node flag(Explanation.Flag flag) {
        var bits = new BitsView(texts);
        bits.show(flag.octet());
        return bits;
    }

    private static Node sum(Explanation.Length length) {
        var sum = new Label(length.hex() + "  =  " + length.sum());
        sum.getStyleClass().addAll("mono", "explain-sum");
        sum.setWrapText(true);
        return sum;
    }

    private Node verdict(CountedBytes counted) {
        String text = switch (counted.verdict()) {
            case RIGHT -> texts.get("explain.length.right", counted.present());
            case LIES -> counted.surplus() > 0
                    ? texts.get("explain.length.more", counted.present() + counted.surplus())
                    : texts.get("explain.length.lies", counted.present());
            case REFUSED -> texts.get("explain.length.refused");
        };
        var verdict = new Label(text);
        verdict.setWrapText(true);
        verdict.getStyleClass().add("explain-verdict");
        verdict.pseudoClassStateChanged(Styles.BROKEN, counted.lies());
        return verdict;
    }

    private Node[] plain(Explanation.Plain plain) {
        var value = new Label(FieldTexts.said(plain.field(), texts));
        value.getStyleClass().addAll("mono", "explain-sum");
        value.setWrapText(true);
        var hex = new Label(plain.hex());
        hex.getStyleClass().addAll("mono", "faint");
        hex.setWrapText(true);
        return plain.hex().isEmpty() ? new Node[] {value} : new Node[] {value, hex};
    }

    private Node jump(FieldNode field) {
        var jump = new Hyperlink(texts.get("explain.jump", Long.toString(field.leadsTo())));
        jump.setId(Ids.JUMP);
        jump.setAccessibleText(jump.getText());
        jump.setOnAction(event -> model.jump());
        return jump;
    }

    private static String name(FieldNode field) {
        return field.filter().isEmpty() ? field.name() : field.filter();
    }

    private Label title(String key, Object... details) {
        var title = new Label(texts.get(key, details));
        title.getStyleClass().add("explain-title");
        return title;
    }

    private Label note() {
        var note = new Label(texts.get("explain.none"));
        note.getStyleClass().add("placeholder");
        note.setWrapText(true);
        return note;
    }
}
