package io.glassroom.learn.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads what a process prints, so that it never waits for a reader, and keeps the beginning.
final class Printed {

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(); // guarded by this
    private final Thread reader;
    private long bytes; // guarded by this

    private Printed(InputStream in) {
        reader = Thread.ofVirtual().name("printed").start(() -> read(in));
    }

    static Printed by(InputStream in) {
        return new Printed(in);
    }

    private void read(InputStream in) {
        byte[] chunk = new byte[8_192];
        try (in) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                add(chunk, count);
            }
        } catch (IOException killed) {
            // no more of it
        }
    }

    private synchronized void add(byte[] chunk, int count) {
        int room = Math.min(count, Output.KEPT - beginning.size());
        beginning.write(chunk, 0, room);
        bytes += count;
    }

    /// What there was, once the process has ended.
    ///
    /// @param patience for its last words
    Output output(Duration patience) throws InterruptedException {
        reader.join(patience);
        synchronized (this) {
            return new Output(beginning.toString(StandardCharsets.UTF_8), bytes);
        }
    }
}
