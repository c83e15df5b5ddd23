package io.glassroom.client.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Drawings whose labels are Chinese.
@ExtendWith(ApplicationExtension.class)
class CellTextTest {

    @Start
    void start(Stage stage) {
        // What is measured here is in no stage.
    }

    @Test
    void whatStandsBelowOneAnotherStaysSo(FxRobot hands) {
        hands.interact(() -> {
            List<Text> texts = texts("""
                    | 类型 | a
                    | type | b
                    """);
            assertEquals(at(texts, "| type | b") + 6 * cell(texts), at(texts, " | a"), 0.01);
        });
    }

    @Test
    void wideSignHasTwoCells(FxRobot hands) {
        hands.interact(() -> {
            List<Text> texts = texts("中x中y");
            assertEquals(3 * cell(texts), at(texts, "y") - at(texts, "x"), 0.01);
        });
    }

    private static double at(List<Text> texts, String words) {
        return texts.stream().filter(text -> text.getText().equals(words)).findFirst().orElseThrow().getLayoutX();
    }

    private static double cell(List<Text> texts) {
        var measure = new Text("0".repeat(64));
        measure.setFont(texts.getFirst().getFont());
        return measure.getLayoutBounds().getWidth() / 64;
    }

    private static List<Text> texts(String block) {
        var cells = new CellText(block);
        new Scene(cells);
        cells.applyCss();
        cells.autosize();
        cells.layout();
        return cells.getChildrenUnmodifiable().stream()
                .map(Text.class::cast)
                .filter(Text::isVisible)
                .toList();
    }
}
