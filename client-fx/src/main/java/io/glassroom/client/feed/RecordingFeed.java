package io.glassroom.client.feed;

import io.glassroom.client.feed.Reading.Flaw;
import io.glassroom.client.feed.Reading.Trouble;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Tells a recording from its beginning to its end, as fast as the listener takes it: while it is crowded the feed
/// waits, so that no record is dropped however large the file.
public final class RecordingFeed implements Feed {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int AT_ONCE = 2_000; // lines between two looks at the listener

    private final Path file;
    private final Time time;
    private volatile boolean closed;

    public RecordingFeed(Path file, Time time) {
        this.file = file;
        this.time = time;
    }

    @Override
    public String source() {
        return file.getFileName().toString();
    }

    @Override
    public void open(FeedListener listener) {
        listener.connected();
        onward(() -> {
            try {
                read(RecordingReader.open(file), listener);
            } catch (IOException e) {
                fail(listener, e);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }

    private void read(RecordingReader reader, FeedListener listener) {
        try {
            for (int i = 0; i < AT_ONCE && !closed; i++) {
                Optional<GlassLine> line = reader.next();
                if (line.isEmpty()) {
                    reader.close();
                    listener.read(reader.reading(true));
                    return;
                }
                tell(line.get(), listener);
            }
            if (closed) {
                reader.close();
                return;
            }
            listener.read(reader.reading(false));
            await(reader, listener);
        } catch (IOException e) {
            fail(listener, e);
        }
    }

    private void await(RecordingReader reader, FeedListener listener) {
        if (closed || !listener.isCrowded()) { // closed: to close the file
            onward(() -> read(reader, listener));
        } else {
            time.after(PAUSE, () -> await(reader, listener));
        }
    }

    private static void onward(Runnable step) {
        Thread.ofVirtual().name("recording-feed").start(step);
    }

    private static void fail(FeedListener listener, IOException failure) {
        listener.read(
                new Reading(1, 1, Optional.of(new Flaw(Trouble.UNREADABLE, 0, String.valueOf(failure.getMessage())))));
    }

    private static void tell(GlassLine line, FeedListener listener) {
        switch (line) {
            case GlassLine.Head head -> {}
            case GlassLine.Known known -> listener.remembered(known.memory());
            case GlassLine.Written(Margin margin) -> listener.noted(margin);
            case GlassLine.Tapped(TapLine.Recorded(TapRecord record)) -> listener.record(record);
            case GlassLine.Tapped(TapLine.Hello hello) -> listener.introduced(hello);
            case GlassLine.Tapped(TapLine.Lost lost) -> {} // the next record's number says it too
        }
    }
}
