package io.glassroom.client.recordings;

import io.glassroom.client.feed.GlassLine;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.tap.TapWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes a recording on a thread of its own. [#write] never waits: when the disk is slower than the node, and too much
/// waits already, records are left out and their number is written in their place.
///
/// Written to by one thread.
final class GlassWriter {

    private static final int MOST_WAITING = 200_000; // records; each of them is in memory anyway while it is in the list
    private static final int CHUNK = 1 << 16; // bytes

    private final Path file;
    private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<Long> written = new CompletableFuture<>();
    private long leftOut;

    private sealed interface Item {
        record Line(GlassLine line) implements Item {}

        record Record(TapRecord record) implements Item {}

        record End() implements Item {}
    }

    private GlassWriter(Path file) {
        this.file = file;
    }

    /// Begins a file that must not be there yet.
    static GlassWriter begin(Path file) {
        var writer = new GlassWriter(file);
        Thread.ofPlatform().daemon().name("recording").start(writer::run);
        return writer;
    }

    Path file() {
        return file;
    }

    /// Completes with the bytes of the file when it has been closed, or exceptionally with an [IOException] as soon as
    /// it cannot be written.
    CompletableFuture<Long> written() {
        return written;
    }

    void write(GlassLine line) {
        queue.add(new Item.Line(line));
    }

    void write(TapRecord record) {
        if (waiting.get() >= MOST_WAITING) {
            leftOut++;
            return;
        }
        if (leftOut > 0) {
            write(new GlassLine.Tapped(new TapLine.Lost(leftOut)));
            leftOut = 0;
        }
        waiting.incrementAndGet();
        queue.add(new Item.Record(record));
    }

    /// Writes what waits, and closes the file.
    void end() {
        queue.add(new Item.End());
    }

    private void run() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), CHUNK)) {
                transcribe(out);
            }
            written.complete(Files.size(file));
        } catch (IOException e) {
            written.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            written.completeExceptionally(new IOException("interrupted", e));
        }
    }

    private void transcribe(OutputStream out) throws IOException, InterruptedException {
        var writer = new TapWriter();
        while (true) {
            Item item = queue.poll();
            if (item == null) {
                put(writer.take(), out);
                out.flush();
                item = queue.take();
            }
            switch (item) {
                case Item.Record(TapRecord record) -> {
                    waiting.decrementAndGet();
                    writer.write(record);
                }
                case Item.Line(GlassLine line) -> {
                    put(writer.take(), out);
                    put(line.encode(), out);
                }
                case Item.End() -> {
                    put(writer.take(), out);
                    return;
                }
            }
            if (writer.length() > CHUNK) {
                put(writer.take(), out);
            }
        }
    }

    private static void put(Bytes bytes, OutputStream out) throws IOException {
        out.write(bytes.toArray());
    }
}
