package io.glassroom.client.feed;

import io.glassroom.client.feed.Reading.Flaw;
import io.glassroom.client.feed.Reading.Trouble;
import io.glassroom.protocol.tap.TapFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a recording line by line. What cannot be read is skipped and counted; only a file that does not begin as a
/// recording does is not read on. Owned by one thread at a time.
public final class RecordingReader implements Closeable {

    private final Lines lines;
    private final Closeable file;
    private final long size;
    private long number;
    private long flaws;
    private @Nullable Flaw first;

    private RecordingReader(Lines lines, Closeable file, long size) {
        this.lines = lines;
        this.file = file;
        this.size = size;
    }

    public static RecordingReader open(Path file) throws IOException {
        long size = Files.size(file);
        var in = Files.newInputStream(file);
        return new RecordingReader(new Lines(in), in, size);
    }

    /// The next line that can be read; empty at the end of the file, or of what can be read of it.
    public Optional<GlassLine> next() throws IOException {
        while (true) {
            String text = lines.next();
            if (text == null) {
                if (number == 0) {
                    flaw(Trouble.OTHER_FILE, "it is empty");
                }
                return Optional.empty();
            }
            number++;
            try {
                Optional<GlassLine> line = text.isBlank() ? Optional.empty() : GlassLine.decode(text);
                if (number == 1 && !(line.isPresent() && line.get() instanceof GlassLine.Head)) {
                    flaw(Trouble.OTHER_FILE, "its first line is not that of a recording");
                    return Optional.empty();
                }
                if (line.isPresent()) {
                    return line;
                }
            } catch (TapFormatException e) {
                if (number == 1) {
                    flaw(Trouble.OTHER_FILE, String.valueOf(e.getMessage()));
                    return Optional.empty();
                }
                flaw(lines.isComplete() ? Trouble.LINE : Trouble.CUT_OFF, String.valueOf(e.getMessage()));
            }
        }
    }

    private void flaw(Trouble trouble, String detail) {
        flaws++;
        if (first == null) {
            first = new Flaw(trouble, number, detail);
        }
    }

    /// How far it has come.
    public Reading reading(boolean finished) {
        double share = size == 0 ? 0 : Math.min(0.999, (double) lines.consumed() / size);
        return new Reading(finished ? 1 : share, flaws, Optional.ofNullable(first));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
