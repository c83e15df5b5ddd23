package io.glassroom.client.learn;

import io.glassroom.server.inspect.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Lines of text in cells, as in a terminal: each sign has one, and a Chinese character has exactly two, which fonts do
/// not grant it. So what stands below one another stays so, in whatever language.
final class CellText extends Region {

    private static final int MANY = 64; // signs over which a width is measured

    private final List<Run> runs;
    private final int columns;
    private final int rows;
    private final Text probe = new Text("中0"); // shows nothing, but has the font
    private Font measured = Font.getDefault();
    private double cell; // pixels wide
    private double row; // pixels high
    private double baseline; // pixels below the top of a row

    /// Signs that are one text: narrow ones beside one another, or a single wide one.
    private record Run(int row, int column, boolean wide, Text text) {}

    CellText(String text) {
        getStyleClass().add("cell-text");
        List<String> lines = text.stripTrailing().lines().toList();
        runs = runs(lines);
        rows = lines.size();
        columns = lines.stream().mapToInt(Screen::width).max().orElse(0);
        probe.getStyleClass().add("code");
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().add(probe);
        runs.forEach(run -> {
            run.text.getStyleClass().add("code");
            run.text.setManaged(false);
            getChildren().add(run.text);
        });
    }

    private static List<Run> runs(List<String> lines) {
        List<Run> runs = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            var narrow = new StringBuilder();
            int column = 0;
            for (int point : lines.get(row).codePoints().toArray()) {
                String sign = Character.toString(point);
                if (Screen.width(sign) < 2) {
                    narrow.append(sign);
                    continue;
                }
                column += flush(narrow, row, column, runs);
                runs.add(new Run(row, column, true, new Text(sign)));
                column += 2;
            }
            flush(narrow, row, column, runs);
        }
        return runs;
    }

    /// @return columns that it takes
    private static int flush(StringBuilder narrow, int row, int column, List<Run> runs) {
        String text = narrow.toString();
        narrow.setLength(0);
        if (!text.isBlank()) {
            runs.add(new Run(row, column, false, new Text(text)));
        }
        return Screen.width(text);
    }

    private void measure() {
        Font font = probe.getFont();
        if (!font.equals(measured)) {
            measured = font;
            row = Math.ceil(probe.getLayoutBounds().getHeight());
            baseline = probe.getBaselineOffset();
            var line = new Text("0".repeat(MANY));
            line.setFont(font);
            cell = line.getLayoutBounds().getWidth() / MANY;
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        measure();
        return snappedLeftInset() + Math.ceil(columns * cell) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        measure();
        return snappedTopInset() + rows * row + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        measure();
        for (Run run : runs) {
            double free = run.wide ? 2 * cell - run.text.getLayoutBounds().getWidth() : 0;
            double x = snappedLeftInset() + run.column * cell + Math.max(0, free / 2);
            double y = snappedTopInset() + run.row * row + baseline - run.text.getBaselineOffset();
            run.text.relocate(x, y);
        }
    }
}
