package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.learn.check.VerdictTexts;
import io.glassroom.learn.course.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// What the learner's code printed while it was checked.
final class PrintedView extends VBox {

    private static final int LINES = 10; // that are seen at once

    /// @param texts the engine's, in the language of the window
    PrintedView(Printed output, Texts texts) {
        getStyleClass().add("printed");
        var name = new Label(texts.get("part.printed"));
        name.getStyleClass().add("verdict-part");
        var text = new TextArea(String.join("\n", output.lines()));
        text.setId(Ids.LESSON_PRINTED);
        text.getStyleClass().add("mono");
        text.setEditable(false);
        text.setPrefRowCount(Math.min(LINES, output.lines().size()));
        text.setMinHeight(USE_PREF_SIZE);
        text.setAccessibleText(name.getText());
        name.setLabelFor(text);
        getChildren().addAll(name, text);
        String cut = VerdictTexts.of(output.whole(), texts);
        if (!cut.isEmpty()) {
            var rest = new Label(cut);
            rest.setWrapText(true);
            rest.getStyleClass().add("learn-note");
            getChildren().add(rest);
        }
    }
}
