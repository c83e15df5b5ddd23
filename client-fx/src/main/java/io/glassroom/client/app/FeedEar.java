package io.glassroom.client.app;

import io.glassroom.client.feed.FeedListener;
import io.glassroom.client.feed.Margin;
import io.glassroom.client.feed.Reading;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.ConnectionMemory;
import io.glassroom.client.model.Marks;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.place.Target;
import io.glassroom.client.pump.TapPump;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import java.util.Locale;

/// Hears the feed on its threads, and brings what it tells to the thread of the models.
final class FeedEar implements FeedListener {

    private static final int CROWD = 20_000; // records at which a feed should wait if it can

    private final AppViewModel app;
    private final TapPump pump;
    private final Capture capture;

    FeedEar(AppViewModel app, TapPump pump) {
        this.app = app;
        this.pump = pump;
        this.capture = app.live().capture();
        capture.listen(new CaptureListener() {
            @Override
            public void introduced(TapLine.Hello hello) {
                app.notices().withdraw(unseen(hello.node()));
            }

            @Override
            public void departed(String node) {
                app.notices().withdraw(unseen(node));
            }
        });
    }

    private static String unseen(String node) {
        return "unseen " + node;
    }

    @Override
    public void record(TapRecord record) {
        pump.offer(record);
    }

    @Override
    public void introduced(TapLine.Hello hello) {
        pump.post(() -> capture.introduce(hello));
    }

    @Override
    public void interrupted(String reason) {
        pump.post(() -> app.interrupt(reason));
    }

    @Override
    public void interrupted(String node, String reason) {
        pump.post(() -> {
            capture.silence(node);
            boolean somebodyElses = app.place().target() instanceof Target.Inspected; // of our own one knows why
            if (somebodyElses && capture.members().find(node).isPresent()) {
                app.notices().post(Notice.warning(unseen(node), "place.unseen", node, reason));
            }
        });
    }

    @Override
    public void connected() {
        pump.post(() -> app.interrupt(""));
    }

    @Override
    public void ended(String reason) {
        pump.post(() -> app.end(reason));
    }

    @Override
    public boolean isCrowded() {
        return pump.waiting() > CROWD;
    }

    @Override
    public void remembered(ConnectionMemory memory) {
        pump.post(() -> capture.recall(memory));
    }

    @Override
    public void noted(Margin margin) {
        pump.post(() -> write(margin));
    }

    @Override
    public void read(Reading reading) {
        pump.post(() -> tell(reading));
    }

    private void write(Margin margin) {
        Marks marks = capture.marks();
        switch (margin) {
            case Margin.Mark(long packet, boolean set) -> marks.mark(packet, set);
            case Margin.Note(long packet, String text) -> marks.note(packet, text);
            case Margin.Reference(long packet) -> marks.refer(capture
                    .packets()
                    .find(packet)
                    .map(found -> new Marks.Reference(packet, found.sinceStart())));
        }
    }

    private void tell(Reading reading) {
        if (reading.finished()) {
            app.notices().withdraw("reading");
            app.readToTheEnd();
        } else {
            app.notices().post(
                    Notice.info("reading", "recordings.reading", app.source(), Math.round(100 * reading.share())));
        }
        reading.first().ifPresent(flaw -> {
            String key = "recordings.flaw." + flaw.trouble().name().toLowerCase(Locale.ROOT);
            app.notices().post(Notice.warning("flaw", key, app.source(), flaw.line(), flaw.detail(), reading.flaws()));
        });
    }
}
