package io.glassroom.client.timing;

import io.glassroom.client.canvas.Inks;
import io.glassroom.client.canvas.Sheet;
import io.glassroom.client.model.PacketKind;
import io.glassroom.client.text.Texts;
import java.time.Instant;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/// Draws a bar for each second, or for each few of them where many have to fit, the kinds on top of each other. The
/// second that is selected, and those being dragged over, stand on a ground of their own.
final class TrafficDrawing implements Sheet.Painter {

    private static final double FOOT = 18; // pixels, for the times
    private static final double HEAD = 16; // for the scale
    private static final double NARROWEST = 3; // pixels of a bar
    private static final int[] WIDTHS = {1, 2, 5, 10, 20, 60}; // seconds of a bar

    private final StatsViewModel model;
    private final Texts texts;
    private final Inks inks;
    private double width = 1;
    private int seconds = 1; // of a bar
    private long begin; // the leftmost second
    private int bars = 1;
    private long dragFrom;
    private long dragTo = -1;

    TrafficDrawing(StatsViewModel model, Texts texts, Inks inks) {
        this.model = model;
        this.texts = texts;
        this.inks = inks;
    }

    /// What it shows, in words.
    String words() {
        double rate = 0;
        for (PacketKind kind : PacketKind.values()) {
            rate += model.rate(model.now() - 10, 10, kind);
        }
        String unit = model.inBytes().get() ? "bytes" : "packets";
        return texts.get("timing.traffic.accessible." + unit, Math.round(rate));
    }

    /// The first second of the bar at this place.
    long secondAt(double x) {
        return begin + (long) Math.clamp(Math.floor(x / width * bars), 0, bars - 1) * seconds;
    }

    /// Seconds of a bar.
    int seconds() {
        return seconds;
    }

    /// Marks seconds that are being dragged over; none if the end is before the beginning.
    void drag(long from, long to) {
        dragFrom = from;
        dragTo = to;
    }

    @Override
    public void draw(GraphicsContext pen, double wide, double high) {
        width = wide;
        seconds = WIDTHS[WIDTHS.length - 1];
        for (int each : WIDTHS) {
            if (wide / (model.span().get() / each) >= NARROWEST) {
                seconds = each;
                break;
            }
        }
        bars = model.span().get() / seconds;
        long end = (model.now() / seconds + 1) * seconds;
        begin = end - (long) bars * seconds;
        double most = 1;
        for (int bar = 0; bar < bars; bar++) {
            most = Math.max(most, total(begin + (long) bar * seconds));
        }
        pen.setFont(inks.mono());
        grounds(pen, high);
        frame(pen, high, most);
        for (int bar = 0; bar < bars; bar++) {
            bar(pen, bar, high, most);
        }
    }

    private double total(long second) {
        double sum = 0;
        for (PacketKind kind : PacketKind.values()) {
            sum += model.rate(second, seconds, kind);
        }
        return sum;
    }

    private void grounds(GraphicsContext pen, double high) {
        Instant time = model.selection().time().get();
        if (time != null && time.getEpochSecond() >= begin) {
            ground(pen, "glass-row-selected", time.getEpochSecond(), time.getEpochSecond(), high);
        }
        if (dragTo >= dragFrom) {
            ground(pen, "glass-row-selected", dragFrom, dragTo, high);
        }
    }

    private void ground(GraphicsContext pen, String ink, long from, long to, double high) {
        pen.setFill(inks.ink(ink));
        double first = Math.floorDiv(from - begin, seconds);
        double last = Math.floorDiv(to - begin, seconds) + 1.0;
        pen.fillRect(first / bars * width, 0, Math.max(NARROWEST, (last - first) / bars * width), high - FOOT);
    }

    private void frame(GraphicsContext pen, double high, double most) {
        pen.setStroke(inks.ink("glass-line"));
        pen.setLineWidth(1);
        pen.strokeLine(0, Math.floor(high - FOOT) + 0.5, width, Math.floor(high - FOOT) + 0.5);
        pen.setFill(inks.ink("glass-faint"));
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        String unit = texts.get(
                model.inBytes().get() ? "timing.traffic.bytes_per_second" : "timing.traffic.packets_per_second");
        pen.fillText(brief(most) + " " + unit, 4, HEAD / 2);
        pen.fillText("-" + model.span().get() + " s", 4, high - FOOT / 2);
        pen.setTextAlign(TextAlignment.CENTER);
        pen.fillText("-" + model.span().get() / 2 + " s", width / 2, high - FOOT / 2);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText("0 s", width - 4, high - FOOT / 2);
    }

    private void bar(GraphicsContext pen, int bar, double high, double most) {
        double left = Math.floor(bar * width / bars);
        double right = Math.floor((bar + 1) * width / bars) - 1;
        double foot = high - FOOT;
        for (PacketKind kind : PacketKind.values()) {
            double rate = model.rate(begin + (long) bar * seconds, seconds, kind);
            if (rate > 0) {
                double tall = Math.max(1, rate / most * (high - FOOT - HEAD));
                pen.setFill(inks.ink("packet-" + kind.name().toLowerCase(Locale.ROOT)));
                pen.fillRect(left, foot - tall, Math.max(1, right - left), tall);
                foot -= tall;
            }
        }
    }

    private static String brief(double number) {
        return number >= 10_000
                ? String.format(Locale.ROOT, "%.0fk", number / 1_000)
                : String.format(Locale.ROOT, number >= 10 ? "%.0f" : "%.1f", number);
    }
}
