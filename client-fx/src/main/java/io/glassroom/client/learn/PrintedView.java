package io.glassroom.client.learn;

import io.glassroom.client.Ids;
import io.glassroom.learn.check.Output;
import io.glassroom.learn.check.VerdictTexts;
import io.glassroom.learn.course.Texts;
import io.glassroom.server.inspect.Screen;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// What the learner's code printed while it was checked.
final class PrintedView extends VBox {

    private static final int LINES = 10; // that are seen at once

    /// @param texts the engine's, in the language of the window
    PrintedView(Output output, Texts texts) {
        getStyleClass().add("printed");
        var name = new Label(texts.get("part.printed"));
        name.getStyleClass().add("verdict-part");
        List<String> lines = output.text().stripTrailing().lines().toList();
        var text = new TextArea(lines.stream().map(PrintedView::shown).collect(Collectors.joining("\n")));
        text.setId(Ids.LESSON_PRINTED);
        text.getStyleClass().add("mono");
        text.setEditable(false);
        text.setPrefRowCount(Math.min(LINES, lines.size()));
        text.setMinHeight(USE_PREF_SIZE);
        text.setAccessibleText(name.getText());
        name.setLabelFor(text);
        getChildren().addAll(name, text);
        String cut = VerdictTexts.of(output, texts);
        if (!cut.isEmpty()) {
            var rest = new Label(cut);
            rest.setWrapText(true);
            rest.getStyleClass().add("learn-note");
            getChildren().add(rest);
        }
    }

    /// Signs that are not to be seen become dots; a tab is none of them.
    private static String shown(String line) {
        return Screen.harmless(line.replace("\t", "    "));
    }
}
