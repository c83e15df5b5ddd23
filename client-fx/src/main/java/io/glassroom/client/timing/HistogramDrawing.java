package io.glassroom.client.timing;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.text.Texts;
import java.util.Collections;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws how the answers of one route spread: a column for each range of times, with its count above and its beginning
/// below.
final class HistogramDrawing implements Sheet.Painter {

    private static final double FOOT = 16; // pixels
    private static final double HEAD = 16;

    private final StatsViewModel model;
    private final Texts texts;
    private final Inks inks;
    private double width = 1;

    HistogramDrawing(StatsViewModel model, Texts texts, Inks inks) {
        this.model = model;
        this.texts = texts;
        this.inks = inks;
    }

    /// What it shows, in words.
    String words() {
        StatsViewModel.Row row = model.chosen().get();
        return row == null
                ? texts.get("timing.histogram.none")
                : texts.get(
                        "timing.histogram.accessible",
                        row.route(),
                        row.answers(),
                        Durations.brief(row.p50()),
                        Durations.brief(row.p95()));
    }

    /// The column at this place.
    int columnAt(double x) {
        return (int) Math.clamp(x / width * Spread.columns(), 0, Spread.columns() - 1);
    }

    @Override
    public void draw(GraphicsContext pen, double wide, double high) {
        width = wide;
        List<Integer> counts = model.histogram();
        if (counts.isEmpty()) {
            return;
        }
        double most = Math.max(1, Collections.max(counts));
        double step = wide / counts.size();
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFont(Font.font(inks.mono().getFamily(), inks.mono().getSize() * 0.76));
        for (int column = 0; column < counts.size(); column++) {
            int count = counts.get(column);
            double tall = count == 0 ? 0 : Math.max(2, count / most * (high - FOOT - HEAD));
            pen.setFill(inks.ink("packet-data"));
            pen.fillRect(Math.floor(column * step) + 1, high - FOOT - tall, Math.floor(step) - 2, tall);
            pen.setFill(inks.ink("glass-faint"));
            pen.fillText(edge(column), column * step + step / 2, high - FOOT / 2, step - 1);
            if (count > 0) {
                pen.fillText(
                        Integer.toString(count), column * step + step / 2, high - FOOT - tall - HEAD / 2, step - 1);
            }
        }
    }

    /// Where the column begins, milliseconds: `<.1`, `.2`, `5`, `1s`.
    private static String edge(int column) {
        long micros = Spread.edge(column).toNanos() / 1_000;
        if (micros == 0) {
            return "<.1";
        }
        return micros >= 1_000_000 ? micros / 1_000_000 + "s" : micros >= 1_000 ? Long.toString(micros / 1_000) : "." + micros / 100;
    }
}
